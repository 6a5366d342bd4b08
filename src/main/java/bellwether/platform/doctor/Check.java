package bellwether.platform.doctor;

/// One thing that a start depends on.
public interface Check {
    /// A word or two: the first column of the report.
    String name();

    CheckResult run();
}
