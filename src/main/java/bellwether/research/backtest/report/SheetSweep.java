package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each combination of a sweep gave.
///
/// @param parameters names, in the order of each point's values
/// @param objective by which the best was chosen, such as sharpe
/// @param combinations how many there are; the points may be a sample
/// @param neighbours the median objective of those one step from the best; absent without any
public record SheetSweep(
        List<String> parameters,
        String objective,
        FigureUnit unit,
        int combinations,
        List<Point> points,
        @Nullable Double neighbours) {
    /// One combination.
    ///
    /// @param values one for each parameter
    /// @param objective absent where it is undefined
    public record Point(List<Double> values, @Nullable Double objective, int trades) {
        public Point {
            values = List.copyOf(values);
        }
    }

    public SheetSweep {
        parameters = List.copyOf(parameters);
        points = List.copyOf(points);
        for (Point point : points) {
            if (point.values().size() != parameters.size()) {
                throw new IllegalArgumentException(
                        "values must be %d, one for each parameter, were %d"
                                .formatted(parameters.size(), point.values().size()));
            }
        }
    }
}
