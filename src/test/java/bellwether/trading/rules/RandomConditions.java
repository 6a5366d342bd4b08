package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Seeded random trees of every kind of node, all of which make sense.
final class RandomConditions {
    private static final List<String> PRICES =
            List.of(
                    "open",
                    "high",
                    "low",
                    "close",
                    "SMA_10",
                    "EMA_20",
                    "BBANDS_20_2.upper",
                    "ATR_14",
                    "MIN_10",
                    "SUPERTREND_10_3.line",
                    "VWMA_12",
                    "year_high");
    private static final List<String> NUMBERS =
            List.of(
                    "RSI_14",
                    "MFI_14",
                    "DMI_14.adx",
                    "score",
                    "STOCH_14_3_3.k",
                    "SUPERTREND_10_3.direction",
                    "CCI_20");
    private static final List<String> VOLUMES = List.of("volume", "OBV");
    private static final List<String> PERCENTS = List.of("return_5", "NATR_14", "return_1");
    private static final List<String> PATTERNS =
            List.of("engulfing", "doji", "hammer", "breakout", "gap", "weekday");

    private final Random random;
    private final boolean everything;

    /// @param everything also what random histories have no columns for: longer bars, dates
    RandomConditions(long seed, boolean everything) {
        this.random = new Random(seed);
        this.everything = everything;
    }

    Condition next() {
        return condition(4);
    }

    Condition condition(int depth) {
        int kind = depth == 0 ? 5 + random.nextInt(9) : random.nextInt(14);
        return switch (kind) {
            case 0 -> new Condition.All(parts(depth));
            case 1 -> new Condition.Any(parts(depth));
            case 2 -> new Condition.Not(condition(depth - 1));
            case 3 -> new Condition.Within(condition(depth - 1), 1 + random.nextInt(6));
            case 4 -> new Condition.Throughout(condition(depth - 1), 1 + random.nextInt(6));
            case 5, 6 -> comparison();
            case 7 -> {
                int type = random.nextInt(3);
                yield new Condition.Between(operand(type, 2), bound(type), bound(type));
            }
            case 8 -> {
                int type = random.nextInt(4);
                yield new Condition.Cross(
                        operand(type, 1),
                        List.of(CrossDirection.values()).get(random.nextInt(3)),
                        random.nextBoolean() ? operand(type, 1) : bound(type));
            }
            case 9 ->
                    new Condition.Run(
                            operand(random.nextInt(4), 1),
                            random.nextBoolean(),
                            1 + random.nextInt(4));
            case 10 -> word();
            case 11 ->
                    new Condition.WordOrder(
                            Operand.FieldValue.of(
                                    random.nextBoolean() ? "verdict" : "verdict.trend"),
                            List.of(Relation.values()).get(random.nextInt(6)),
                            RuleTestFields.VERDICTS.get(random.nextInt(5)));
            case 12 -> new Condition.Known(operand(random.nextInt(4), 2));
            default -> flagOrMember();
        };
    }

    private Condition comparison() {
        if (everything && random.nextInt(8) == 0) {
            return new Condition.Comparison(
                    Operand.FieldValue.of("mine.as_of"),
                    Relation.AT_LEAST,
                    new Operand.DateLiteral(
                            LocalDate.of(2020, 1, 1).plusDays(random.nextInt(900))));
        }
        int type = random.nextInt(4);
        return new Condition.Comparison(
                operand(type, 2),
                List.of(Relation.values()).get(random.nextInt(6)),
                random.nextBoolean() ? operand(type, 2) : bound(type));
    }

    private List<Condition> parts(int depth) {
        List<Condition> parts = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            parts.add(condition(depth - 1));
        }
        return parts;
    }

    private Condition word() {
        boolean pattern = random.nextInt(3) > 0;
        String name =
                pattern
                        ? PATTERNS.get(random.nextInt(PATTERNS.size()))
                        : random.nextBoolean() ? "sector" : "regime";
        List<String> words = RuleTestFields.ALL.named(name).words();
        Operand.FieldValue field =
                new Operand.FieldValue(name, random.nextInt(3) / 2, Optional.empty());
        int relation = random.nextInt(3);
        List<String> some = new ArrayList<>(words);
        Collections.shuffle(some, random);
        return new Condition.WordTest(
                field,
                List.of(WordRelation.values()).get(relation),
                relation == 2
                        ? some.subList(0, 1 + random.nextInt(some.size()))
                        : some.subList(0, 1));
    }

    private Condition flagOrMember() {
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.Member(Membership.ON_LIST, "My list");
            case 1 -> new Condition.Member(Membership.SCREEN, "cheap");
            case 2 -> new Condition.Flag(Operand.FieldValue.of("synthetic"));
            default -> new Condition.Flag(Operand.FieldValue.of("month_begins"));
        };
    }

    private Operand bound(int type) {
        double number =
                switch (type) {
                    case 0 -> 60 + random.nextInt(800) / 10.0;
                    case 1 -> random.nextInt(100);
                    case 2 -> random.nextInt(80) / 10.0 - 4;
                    default -> 1000.0 * random.nextInt(3000);
                };
        return new Operand.Literal(number, type == 2 && random.nextBoolean());
    }

    /// @param type 0 a price, 1 a number, 2 a percentage, 3 a volume
    Operand operand(int type, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(10);
        return switch (kind) {
            case 6 ->
                    new Operand.Arithmetic(
                            random.nextBoolean() ? Operation.ADD : Operation.SUBTRACT,
                            operand(type, depth - 1),
                            operand(type, depth - 1));
            case 7 ->
                    random.nextBoolean() && type != 2
                            ? new Operand.Arithmetic(
                                    Operation.PERCENT_OF,
                                    operand(type, depth - 1),
                                    new Operand.Literal(random.nextInt(300), true))
                            : new Operand.Arithmetic(
                                    random.nextBoolean() ? Operation.MULTIPLY : Operation.DIVIDE,
                                    operand(type, depth - 1),
                                    new Operand.Literal(random.nextInt(5) - 1, false));
            case 8 -> new Operand.Negative(operand(type, depth - 1));
            case 9 ->
                    random.nextInt(3) == 0
                            ? new Operand.Call(FunctionName.ABS, List.of(operand(type, depth - 1)))
                            : new Operand.Call(
                                    random.nextBoolean() ? FunctionName.MIN : FunctionName.MAX,
                                    List.of(operand(type, depth - 1), operand(type, depth - 1)));
            default -> field(type);
        };
    }

    private Operand field(int type) {
        List<String> names =
                switch (type) {
                    case 0 -> PRICES;
                    case 1 -> NUMBERS;
                    case 2 -> PERCENTS;
                    default -> VOLUMES;
                };
        String name = names.get(random.nextInt(names.size()));
        boolean longer =
                everything && random.nextInt(6) == 0 && !RuleTestFields.ALL.isSupplied(name);
        return new Operand.FieldValue(
                name,
                random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0,
                longer ? Optional.of(Timeframe.WEEK) : Optional.empty());
    }
}
