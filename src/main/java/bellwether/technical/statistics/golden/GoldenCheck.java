package bellwether.technical.statistics.golden;

/// Computes the numbers of one file again.
public interface GoldenCheck {
    void compare(GoldenFolder folder, GoldenParts parts);
}
