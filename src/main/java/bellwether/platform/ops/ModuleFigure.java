package bellwether.platform.ops;

import java.util.Map;
import java.util.function.DoubleSupplier;

/// A figure that a module of a higher floor shows.
///
/// @param words what it is, for people
/// @param isCounter whether it only grows
/// @param tags what tells it from others of the same name
/// @param now its value; NaN when it is not known
public record ModuleFigure(
        String name,
        String words,
        boolean isCounter,
        Map<String, String> tags,
        DoubleSupplier now) {
    public ModuleFigure {
        tags = Map.copyOf(tags);
    }

    public static ModuleFigure gauge(String name, String words, DoubleSupplier now) {
        return new ModuleFigure(name, words, false, Map.of(), now);
    }

    public static ModuleFigure counter(String name, String words, DoubleSupplier now) {
        return new ModuleFigure(name, words, true, Map.of(), now);
    }

    /// The same, told from others by this tag.
    public ModuleFigure tagged(String tag, String value) {
        return new ModuleFigure(name, words, isCounter, Map.of(tag, value), now);
    }
}
