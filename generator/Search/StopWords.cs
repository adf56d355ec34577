using System.Collections.Frozen;

namespace RecoveryGuide.Search;

/// <summary>
/// Words that say nothing about what is sought, in each language, and as Hindi is typed in Latin letters. Left out of running text only: a name made of nothing else
/// ("We Are With You") must still be found. The reader has the same list.
/// </summary>
public static class StopWords
{
    // Folded, as words are when they come here.
    private static readonly FrozenSet<string> All = Words.Of(
        "a about all also am an and any are as at be been but by can could did do does for from get gets getting go goes going got had has have he her him his how i if im in into is it its ive "
        + "just keep keeps let lets make makes me more most my need needs not now of on or our out really she should so some someone something than that the their them then there these they this those to too "
        + "us very want wants was we were what when where which who why will with would you your "
        + "और एक कब कर करता करती करते करना करने करें करे कहां का कि की कुछ के को कौन क्या क्यों कैसे गई गए गया जब जाए जो तक तब तो था थी थे दिया नहीं ने पर फिर भी मुझे में मेरा मेरी मेरे मैं यह या ये रहा रही रहे लिए वह वे वो से हम हमारे ही हुआ हुई हूं है हैं हो होता होती होते "
        + "ਅਤੇ ਇਹ ਇੱਕ ਉਸ ਉਹ ਆਪਣਾ ਆਪਣੀ ਆਪਣੇ ਸਨ ਸੀ ਹਨ ਹਾਂ ਹੀ ਹੁੰਦਾ ਹੁੰਦੀ ਹੁੰਦੇ ਹੈ ਹੋ ਕਦੋਂ ਕਰ ਕਰਦਾ ਕਰਦੇ ਕਰਨ ਕਰਨਾ ਕਰਾਂ ਕਰੋ ਕਰੀਏ ਕਿ ਕਿਉਂ ਕਿੱਥੇ ਕਿਵੇਂ ਕੀ ਕੁਝ ਕੌਣ ਗਈ ਗਏ ਗਿਆ ਜਦੋਂ ਜੇ ਜੋ ਤਾਂ ਤੇ ਤੋਂ ਤੱਕ ਦਾ ਦੀ ਦੀਆਂ ਦੇ ਨਹੀਂ ਨਾ ਨਾਲ ਨੂੰ ਨੇ ਫਿਰ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਮੈਂ ਮੈਨੂੰ ਰਹੀ ਰਹੇ ਰਿਹਾ ਲਈ ਵਿਚ ਵਿੱਚ ਵੀ "
        + "hai hain ho hua hui kab kahan kaise kar karna karne karta karti kare karen kaun ke ki ko kya kyon kyun liya liye mein mera mere meri mujhe nahi nahin se aur da di de vich ne").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(string word) => All.Contains(word);
}
