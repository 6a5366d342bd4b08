package bellwether.technical.indicators;

import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;

/// Reads an indicator that was typed in one word: `EMA:50`, `MACD:12:26:9`, `RSI`, or the id of
/// answers, `EMA_50`. It stands for itself: nothing of what is shown decides its values.
public final class TypedIndicator {
    private TypedIndicator() {}

    /// The indicator with its parameters.
    ///
    /// @throws IllegalArgumentException saying what it must be, and what was probably meant
    public static Indicators.Choice read(String typed) {
        String id = id(typed.strip());
        RequestedIndicator read = named(id);
        if (read.choice().isEmpty()) {
            // without its numbers an unknown name is closer to the one that was meant
            RequestedIndicator nameOnly = named(Indicators.nameOf(id));
            throw new IllegalArgumentException(
                    (nameOnly.choice().isEmpty() ? nameOnly : read).faults().getFirst().detail());
        }
        Indicators.Choice choice = read.choice().get();
        if (IndicatorsRequest.comparesTwo(choice.indicator())) {
            throw elsewhere(choice, "compares with the closes of another symbol");
        }
        if (choice.anchor().flatMap(Anchor::of).filter(TypedIndicator::isOfBarsShown).isPresent()) {
            throw elsewhere(choice, "starts at an extreme of the bars shown");
        }
        return choice;
    }

    private static RequestedIndicator named(String id) {
        return RequestedIndicator.read("", new IndicatorsRequest.Asked(id, null));
    }

    /// Whether it restarts with each session, and so means nothing over days.
    public static boolean isOfSessions(Indicators.Choice choice) {
        return choice.indicator().inputs().contains(Input.SESSION);
    }

    private static boolean isOfBarsShown(Anchor anchor) {
        return anchor instanceof Anchor.Event event && event.isOfBarsShown();
    }

    private static IllegalArgumentException elsewhere(Indicators.Choice choice, String why) {
        return new IllegalArgumentException(
                "must not be %s, which %s; send it to POST /api/v1/stocks/{ticker}/indicators"
                        .formatted(choice.id(), why));
    }

    /// An anchor may be a time, which has colons of its own.
    private static String id(String typed) {
        int colon = typed.indexOf(':');
        if (colon < 0) {
            return typed;
        }
        String name = typed.substring(0, colon);
        String rest = typed.substring(colon + 1);
        return name + "_" + (isAnchored(name) ? rest : rest.replace(':', '_'));
    }

    private static boolean isAnchored(String name) {
        return Indicators.find(name).map(Indicator::inputs).stream()
                .anyMatch(inputs -> inputs.contains(Input.ANCHOR));
    }
}
