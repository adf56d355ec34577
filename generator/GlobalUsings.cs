global using System.Collections.Immutable;
global using RecoveryGuide.Core;
