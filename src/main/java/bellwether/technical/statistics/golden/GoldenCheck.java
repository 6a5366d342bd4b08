package bellwether.technical.statistics.golden;

/// Computes the numbers of one file again.
interface GoldenCheck {
    void compare(GoldenFolder folder, GoldenParts parts);
}
