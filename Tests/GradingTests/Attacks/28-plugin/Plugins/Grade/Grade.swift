import PackagePlugin

@main struct Grade: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) -> [Command] { [] }
}
