package bellwether.technical.statistics.golden;

import java.util.ArrayList;
import java.util.List;

/// The comparisons of one file: one, or several where tolerances differ.
public final class GoldenParts {
    private final String file;
    private final List<GoldenComparison> parts = new ArrayList<>();

    GoldenParts(String file) {
        this.file = file;
    }

    /// One comparison of the whole file.
    public GoldenComparison all(double tolerance) {
        return add(file, tolerance);
    }

    /// The comparison of a part of the file.
    public GoldenComparison part(String name, double tolerance) {
        return add(file + " " + name, tolerance);
    }

    private GoldenComparison add(String name, double tolerance) {
        GoldenComparison part = new GoldenComparison(name, tolerance);
        parts.add(part);
        return part;
    }

    List<GoldenComparison> list() {
        return List.copyOf(parts);
    }
}
