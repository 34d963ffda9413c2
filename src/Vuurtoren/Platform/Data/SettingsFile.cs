namespace Vuurtoren.Platform.Data;

/// <summary>What stands in settings.json of a data folder and in the environment, for commands and for what is asked before the site runs.</summary>
public static class SettingsFile
{
    public static string PathIn(string folder) => Path.GetFullPath("settings.json", Path.GetFullPath(folder));

    public static IConfigurationRoot In(string folder) => new ConfigurationBuilder().AddJsonFile(PathIn(folder), optional: true).AddEnvironmentVariables().Build();
}
