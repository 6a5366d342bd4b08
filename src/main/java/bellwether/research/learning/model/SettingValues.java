package bellwether.research.learning.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One setting of a kind by the values that the kind has; an absent one is as usual.
///
/// @param depth of trees and forest: splits between a tree's root and its leaves at most
/// @param rate of trees: by which each leaf is scaled
/// @param rounds of trees: how many at most
/// @param ridge of logistic: the strength of the penalty
/// @param rows of forest: how many of weight 1 each side of a split must hold, about
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettingValues(
        @Nullable Integer depth,
        @Nullable Double rate,
        @Nullable Integer rounds,
        @Nullable Double ridge,
        @Nullable Integer rows) {
    /// A row of weight 1 has a second derivative of at most a quarter.
    private static final int ROWS_OF_HESSIAN = 4;

    /// All values that the kind of these settings has.
    public static SettingValues of(ModelSettings settings) {
        return switch (settings.kind()) {
            case BASE, MOMENTUM -> new SettingValues(null, null, null, null, null);
            case LOGISTIC -> new SettingValues(null, null, null, settings.ridge(), null);
            case TREES ->
                    new SettingValues(
                            settings.depth(), settings.rate(), settings.rounds(), null, null);
            case FOREST ->
                    new SettingValues(
                            settings.depth(),
                            null,
                            null,
                            null,
                            (int) Math.round(settings.leastHessian() * ROWS_OF_HESSIAN));
        };
    }

    /// The usual settings of a kind with these values.
    public ModelSettings settings(ModelKind kind) {
        ModelSettings usual = ModelSettings.of(kind);
        return new ModelSettings(
                kind,
                ridge == null ? usual.ridge() : ridge,
                depth == null ? usual.depth() : depth,
                rate == null ? usual.rate() : rate,
                rows == null ? usual.leastHessian() : (double) rows / ROWS_OF_HESSIAN,
                rounds == null ? usual.rounds() : rounds);
    }

    /// The same with the usual ones in the place of those that are absent.
    public SettingValues completed(ModelKind kind) {
        return of(settings(kind));
    }

    /// In words, as `depth 4, rate 0.05`.
    String words() {
        StringBuilder words = new StringBuilder();
        add(words, "depth", depth);
        add(words, "rate", rate);
        add(words, "rounds", rounds);
        add(words, "ridge", ridge);
        add(words, "rows", rows);
        return words.toString();
    }

    private static void add(StringBuilder words, String name, @Nullable Number value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
        }
    }
}
