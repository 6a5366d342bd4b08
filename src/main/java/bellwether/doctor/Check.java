package bellwether.doctor;

/// One thing that a start depends on.
public interface Check {
    /// A word or two: the first column of the report.
    String name();

    Outcome run();
}
