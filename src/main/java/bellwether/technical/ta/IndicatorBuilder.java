package bellwether.technical.ta;

import java.util.List;
import java.util.function.ToIntFunction;

/// One line of the catalogue while it is written: what is said about an indicator, then its first
/// bar and its kernel.
final class IndicatorBuilder {
    private final String name;
    private final Category category;
    private final String meaning;
    private String units = "price";
    private String quiet = "";
    private String source = "";
    private List<Parameter> parameters = List.of();
    private List<Input> inputs = List.of(Input.CLOSE);
    private List<String> outputs = List.of("value");
    private Indicator.StableBar stable = arguments -> 0;
    private Indicator.FirstBar first = (arguments, output) -> 0;

    IndicatorBuilder(String name, Category category, String meaning) {
        this.name = name;
        this.category = category;
        this.meaning = meaning;
    }

    IndicatorBuilder units(String text) {
        units = text;
        return this;
    }

    /// The value on bars that tell nothing.
    IndicatorBuilder quiet(String text) {
        quiet = text;
        return this;
    }

    IndicatorBuilder source(String text) {
        source = text;
        return this;
    }

    IndicatorBuilder with(Parameter... all) {
        parameters = List.of(all);
        return this;
    }

    IndicatorBuilder reads(Input... all) {
        inputs = List.of(all);
        return this;
    }

    IndicatorBuilder gives(String... all) {
        outputs = List.of(all);
        return this;
    }

    IndicatorBuilder warmUp(ToIntFunction<Arguments> bar) {
        first = (arguments, output) -> bar.applyAsInt(arguments);
        return this;
    }

    IndicatorBuilder warmUps(Indicator.FirstBar bar) {
        first = bar;
        return this;
    }

    /// Left out, the indicator sees a window that ends: it is stable from its first value on.
    IndicatorBuilder stable(Indicator.StableBar bar) {
        stable = bar;
        return this;
    }

    Indicator by(Indicator.Kernel kernel) {
        return new Indicator(
                name,
                category,
                meaning,
                units,
                quiet,
                source,
                parameters,
                inputs,
                outputs,
                first,
                stable,
                kernel);
    }
}
