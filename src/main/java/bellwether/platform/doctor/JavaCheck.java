package bellwether.platform.doctor;

/// The Java it runs on. An older one does not come this far.
record JavaCheck(Runtime.Version version) implements Check {
    private static final int TESTED = 25;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public CheckResult run() {
        if (version.feature() != TESTED) {
            return new CheckResult.Warning(
                    "Java " + version + " is not the tested version",
                    "Use a JDK %d: set JAVA_HOME.".formatted(TESTED));
        }
        return new CheckResult.Ok("Java " + version);
    }
}
