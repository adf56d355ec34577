using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using RecoveryGuide.Theme;

// The frames are what Razor compiles components to. They may change with a new version of .NET, which is a step somebody takes; the tests of pages would tell.
#pragma warning disable BL0006

namespace RecoveryGuide.Core;

/// <summary>
/// Turns outputs into bytes, on all cores. Components are Razor's, and so are the frames they describe themselves in; the frames are written straight into bytes here. Blazor's own HtmlRenderer
/// keeps for each component what a page needs that changes while it is shown: ours never do.
/// </summary>
public static class Renderer
{
    /// <summary>Renders all outputs and hands each on as soon as it is made, so that none need be kept.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="made">Told each file with its number among the outputs, from several threads at once.</param>
    /// <param name="stop">Gives up.</param>
    public static void Render(IReadOnlyList<Output> outputs, Action<int, Rendered> made, CancellationToken stop = default) =>
        AllCores.Do(outputs.Count, i => made(i, Render(outputs[i])), stop);

    /// <summary>Renders one output.</summary>
    public static Rendered Render(Output output) => output switch
    {
        Page page => new(page, new(Html(page))),
        TextFile text => new(text, new(Encoding.UTF8.GetBytes(text.Text))),
        LazyTextFile text => new(text, new(Encoding.UTF8.GetBytes(text.Write()))),
        BinaryFile binary => new(binary, binary.Bytes),
        _ => throw new InvalidOperationException($"unknown output {output.GetType().Name}"),
    };

    // Pages are put together in the same room again and again; only their bytes are kept.
    [ThreadStatic]
    private static PageWriter? writer;

    private static byte[] Html(Page page)
    {
        PageWriter mine = Interlocked.Exchange(ref writer, null) ?? new();
        byte[] html = mine.Write(page.Component, page.Parameters);
        writer = mine;
        return html;
    }

    /// <summary>Writes one page at a time.</summary>
    private sealed class PageWriter
    {
        // The default encoder writes every letter outside ASCII as a number, which makes a Hindi page twice its size.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly List<RenderTreeBuilder> builders = [];
        private byte[] room = new byte[64 * 1024];
        private byte[] aside = new byte[1024];
        private int length;
        private int depth;

        public byte[] Write(Type component, IDictionary<string, object?> parameters)
        {
            length = depth = 0;
            Append("<!doctype html>\n");
            Part part = Parts.Make(component);
            foreach ((string name, object? value) in parameters)
                Parts.Set(part, name, value);
            Write(part);
            Append("\n");
            return room[..length];
        }

        private void Write(Part part)
        {
            if (depth == builders.Count)
                builders.Add(new());
            RenderTreeBuilder builder = builders[depth++];
            part.Show(builder);
            ArrayRange<RenderTreeFrame> frames = builder.GetFrames();
            Write(frames.Array, 0, frames.Count);
            builder.Clear();
            depth--;
        }

        private void Write(RenderTreeFrame[] frames, int from, int to)
        {
            for (int at = from; at < to;)
            {
                ref RenderTreeFrame frame = ref frames[at];
                switch (frame.FrameType)
                {
                    case RenderTreeFrameType.Text:
                        AppendEncoded(frame.TextContent);
                        at++;
                        break;
                    case RenderTreeFrameType.Markup:
                        // Between two lines of a component only its indentation: that it parts them is enough.
                        Append(frame.MarkupContent is ['\n', ..] && string.IsNullOrWhiteSpace(frame.MarkupContent) ? "\n" : frame.MarkupContent);
                        at++;
                        break;
                    case RenderTreeFrameType.Region:
                        // Its frames stand behind it, as if it were not there.
                        at++;
                        break;
                    case RenderTreeFrameType.Element:
                        WriteElement(frames, at, at + frame.ElementSubtreeLength);
                        at += frame.ElementSubtreeLength;
                        break;
                    case RenderTreeFrameType.Component:
                        WriteComponent(frames, at, at + frame.ComponentSubtreeLength);
                        at += frame.ComponentSubtreeLength;
                        break;
                    default:
                        throw new InvalidOperationException($"a component describes itself by a {frame.FrameType}, which no page of ours can hold");
                }
            }
        }

        private void WriteComponent(RenderTreeFrame[] frames, int at, int end)
        {
            Part part = Parts.Make(frames[at].ComponentType);
            for (int next = at + 1; next < end; next++)
                Parts.Set(part, frames[next].AttributeName, frames[next].AttributeValue);
            Write(part);
        }

        private void WriteElement(RenderTreeFrame[] frames, int at, int end)
        {
            string name = frames[at].ElementName;
            Append("<");
            Append(name);
            int next = at + 1;
            for (; next < end && frames[next].FrameType == RenderTreeFrameType.Attribute; next++)
                WriteAttribute(frames[next].AttributeName, frames[next].AttributeValue);
            Append(">");
            if (IsVoid(name))
                return;
            Write(frames, next, end);
            Append("</");
            Append(name);
            Append(">");
        }

        private void WriteAttribute(string name, object? value)
        {
            if (value is not (string or true))
                return;
            Append(" ");
            Append(name);
            if (value is not string text)
                return;
            Append("=\"");
            AppendEncoded(text);
            Append("\"");
        }

        // WHATWG HTML, 13.1.2: the void elements.
        private static bool IsVoid(string name) => name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "source" or "track" or "wbr";

        private void Append(string text)
        {
            MakeRoom(text.Length);
            length += Encoding.UTF8.GetBytes(text, room.AsSpan(length));
        }

        private void AppendEncoded(string text)
        {
            int before = length;
            Append(text);
            ReadOnlySpan<byte> written = room.AsSpan(before, length - before);
            int first = Encoder.FindFirstCharacterToEncodeUtf8(written);
            if (first < 0)
                return;
            written = written[first..];
            if (aside.Length < written.Length)
                aside = new byte[Math.Max(written.Length, aside.Length * 2)];
            written.CopyTo(aside);
            ReadOnlySpan<byte> rest = aside.AsSpan(0, written.Length);
            length = before + first;
            while (!rest.IsEmpty)
            {
                MakeRoom(rest.Length);
                // The encoder writes + as a number because of UTF-7, which no browser reads any more; telephone numbers and hashes are full of it.
                int plus = rest.IndexOf((byte)'+');
                if (plus == 0)
                {
                    room[length++] = (byte)'+';
                    rest = rest[1..];
                    continue;
                }
                Encoder.EncodeUtf8(plus < 0 ? rest : rest[..plus], room.AsSpan(length), out int read, out int made);
                rest = rest[read..];
                length += made;
            }
        }

        // Three bytes a character are enough for any text; a little more lets the encoder finish what it began.
        private void MakeRoom(int characters)
        {
            const int most = 3, spare = 64;
            int needed = length + (characters * most) + spare;
            if (needed > room.Length)
                Array.Resize(ref room, Math.Max(needed, room.Length * 2));
        }
    }

    /// <summary>Makes components and sets their parameters.</summary>
    private static class Parts
    {
        private static readonly ConcurrentDictionary<Type, Dictionary<string, Action<object, object?>>> Setters = [];

        private static readonly MethodInfo Maker = typeof(Parts).GetMethod(nameof(SetterOf), BindingFlags.Static | BindingFlags.NonPublic)!;

        public static Part Make(Type component) => (Part)Activator.CreateInstance(component)!;

        public static void Set(Part part, string name, object? value)
        {
            Dictionary<string, Action<object, object?>> setters = Setters.GetOrAdd(part.GetType(), static type => SettersOf(type));
            if (!setters.TryGetValue(name, out Action<object, object?>? set))
                throw new InvalidOperationException($"the component {part.GetType().Name} has no parameter '{name}'");
            set(part, value);
        }

        private static Dictionary<string, Action<object, object?>> SettersOf(Type type) =>
            type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true)).ToDictionary(property => property.Name,
                property => (Action<object, object?>)Maker.MakeGenericMethod(property.DeclaringType!, property.PropertyType).Invoke(null, [property.SetMethod!])!, StringComparer.OrdinalIgnoreCase);

        private static Action<object, object?> SetterOf<TPart, TValue>(MethodInfo method)
        {
            Action<TPart, TValue> set = method.CreateDelegate<Action<TPart, TValue>>();
            return (part, value) => set((TPart)part, (TValue)value!);
        }
    }
}
