using RecoveryGuide.Commands;

// Nothing on the site may depend on where it is built.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;

return CommandLine.Run(args);
