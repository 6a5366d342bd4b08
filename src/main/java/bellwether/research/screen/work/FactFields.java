package bellwether.research.screen.work;

import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.ValueType;
import java.util.List;
import java.util.Set;

/// What conditions may name beside bars and what analyses say of them: facts of symbols, and what
/// is an owner's.
public final class FactFields {
    static final String SECTOR = "sector";
    static final String EXCHANGE = "exchange";
    static final String SYNTHETIC = "synthetic";
    static final String AGE = "data.age_sessions";
    static final String QUALITY = "data.quality";
    static final String MY_VERDICT = "mine.verdict";
    static final String MY_SCORE = "mine.score";
    static final String MY_DAY = "mine.as_of";

    private static final RuleFields OF_BARS = RuleFields.standard().with(AnalysisFields.all());
    private static final List<String> VERDICTS = OF_BARS.named("verdict").words();
    private static final String SYMBOLS = "the list of symbols";
    private static final String MINE = "your newest analysis of the symbol";

    /// Those that hold on each bar as on the last.
    private static final Set<String> LASTING = Set.of(SECTOR, EXCHANGE, SYNTHETIC);

    private static final Set<String> ALL =
            Set.of(SECTOR, EXCHANGE, SYNTHETIC, AGE, QUALITY, MY_VERDICT, MY_SCORE, MY_DAY);

    private FactFields() {}

    /// Whether it is one.
    public static boolean has(String name) {
        return ALL.contains(name);
    }

    /// Whether it holds on each bar as on the last.
    public static boolean isLasting(String name) {
        return LASTING.contains(name);
    }

    /// Everything that a condition may name.
    ///
    /// @param words of sectors and exchanges
    public static RuleFields all(FactWords words) {
        return OF_BARS.with(of(words)).with(Membership.values());
    }

    private static List<RuleField> of(FactWords words) {
        return List.of(
                RuleField.words(
                        SECTOR,
                        words.sectors(),
                        false,
                        "The sector that is stated of the symbol, with _ for spaces and signs;"
                                + " unknown where none is.",
                        SYMBOLS),
                RuleField.words(
                        EXCHANGE,
                        words.exchanges(),
                        false,
                        "The exchange that the symbol trades at, by its market identifier code;"
                                + " unknown where that is not known.",
                        SYMBOLS),
                RuleField.flag(SYNTHETIC, "Whether the symbol's bars are invented.", SYMBOLS),
                RuleField.number(
                                AGE,
                                ValueType.NUMBER,
                                "sessions",
                                "Sessions of the exchange completed after the last bar; unknown of"
                                        + " invented bars.",
                                "the exchange's calendar")
                        .in("0 and more"),
                RuleField.number(
                                QUALITY,
                                ValueType.NUMBER,
                                "score",
                                "The score of the daily bars' quality ledger, 0 for no finding,"
                                        + " more for worse; unknown until it is computed for the bars"
                                        + " as they are.",
                                "the quality ledger")
                        .in("0 and more"),
                RuleField.words(
                        MY_VERDICT, VERDICTS, true, "The verdict of your newest analysis.", MINE),
                RuleField.number(
                                MY_SCORE,
                                ValueType.NUMBER,
                                "score",
                                "The score of your newest analysis.",
                                MINE)
                        .in("-1 to 1"),
                RuleField.number(
                        MY_DAY, ValueType.DATE, "date", "The day of your newest analysis.", MINE));
    }

    /// The word of a verdict's place.
    static String verdict(int place) {
        return VERDICTS.get(place);
    }

    static int verdict(String word) {
        return VERDICTS.indexOf(word);
    }
}
