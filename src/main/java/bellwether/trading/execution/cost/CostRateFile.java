package bellwether.trading.execution.cost;

import bellwether.trading.execution.ChargeRounding;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.RateBasis;
import bellwether.trading.execution.TakerCosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The published rates that lie beside this class, as `cost-rates.csv` in the module's folder.
public final class CostRateFile {
    private static final String FILE = "/bellwether/trading/execution/cost-rates.csv";
    private static final String OF_VALUE = " % of value";
    private static final String AN_ORDER = " an order";

    private static final int PRESET = 0;
    private static final int CHARGE = 2;
    private static final int SIDE = 3;
    private static final int BASIS = 4;
    private static final int PERCENT = 5;
    private static final int PER_SHARE = 6;
    private static final int MINIMUM = 7;
    private static final int MAXIMUM = 8;
    private static final int ROUNDING = 9;
    private static final int VALID_FROM = 10;
    private static final int DATE_BASIS = 11;
    private static final int SOURCE = 12;
    private static final int COLUMNS = 13;
    private static final int SHOWN_AS_PERCENT = 100;

    private final List<List<String>> rows;

    private CostRateFile(List<List<String>> rows) {
        this.rows = rows;
    }

    public static CostRateFile read() {
        try (InputStream in =
                Objects.requireNonNull(CostRateFile.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new CostRateFile(
                    text.lines().skip(1).map(CostRateFile::cells).map(List::copyOf).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = Arrays.asList(line.split(",", -1));
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException(
                    "cost-rates.csv: %d columns in: %s".formatted(cells.size(), line));
        }
        return cells;
    }

    /// The charges of a preset, those that it has in common with another among them.
    public List<CostRate> rates(String preset) {
        List<CostRate> rates = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.get(PRESET).equals(preset)) {
                if (row.get(BASIS).startsWith("as ")) {
                    rates.addAll(shared(row));
                } else if (!row.get(CHARGE).isEmpty()) {
                    rates.add(rate(row));
                }
            }
        }
        return rates;
    }

    private List<CostRate> shared(List<String> row) {
        List<String> names = Arrays.asList(row.get(CHARGE).split(" ", -1));
        return rates(row.get(BASIS).substring("as ".length())).stream()
                .filter(rate -> names.contains(rate.charge()))
                .toList();
    }

    /// Half spread, slippage and impact, which all presets but `none` have in common.
    public TakerCosts taker() {
        List<String> impact = convention("impact");
        return new TakerCosts(
                bps("half_spread"),
                bps("slippage"),
                BigDecimal.ZERO,
                new BigDecimal(impact.get(PERCENT)).movePointLeft(2),
                number(impact.get(MAXIMUM).replace(OF_VALUE, "")));
    }

    private BigDecimal bps(String charge) {
        return new BigDecimal(convention(charge).get(PERCENT))
                .multiply(BigDecimal.valueOf(SHOWN_AS_PERCENT));
    }

    private List<String> convention(String charge) {
        return rows.stream()
                .filter(row -> row.get(PRESET).equals("all but none"))
                .filter(row -> row.get(CHARGE).equals(charge))
                .findFirst()
                .orElseThrow();
    }

    private static CostRate rate(List<String> row) {
        String maximum = row.get(MAXIMUM);
        boolean ofValue = maximum.endsWith(OF_VALUE);
        return new CostRate(
                row.get(CHARGE),
                row.get(SIDE).equals("both")
                        ? null
                        : OrderSide.valueOf(row.get(SIDE).toUpperCase(Locale.ROOT)),
                basis(row.get(BASIS)),
                orZero(row.get(PERCENT)),
                orZero(row.get(PER_SHARE)),
                orZero(row.get(MINIMUM)),
                ofValue ? null : number(maximum.replace(AN_ORDER, "")),
                ofValue ? number(maximum.replace(OF_VALUE, "")) : null,
                rounding(row.get(ROUNDING)),
                row.get(VALID_FROM).isEmpty() ? null : LocalDate.parse(row.get(VALID_FROM)),
                RateBasis.valueOf(row.get(DATE_BASIS).toUpperCase(Locale.ROOT)),
                row.get(SOURCE));
    }

    private static List<String> basis(String basis) {
        return switch (basis) {
            case "value", "shares" -> List.of();
            case "brokerage + exchange + sebi" -> List.of("brokerage", "exchange_nse", "sebi");
            default -> throw new IllegalStateException("cost-rates.csv: basis " + basis);
        };
    }

    private static ChargeRounding rounding(String rounding) {
        return switch (rounding) {
            case "cent" -> ChargeRounding.CENT;
            case "up to the cent" -> ChargeRounding.UP_TO_CENT;
            case "nearest rupee" -> ChargeRounding.WHOLE_UNIT;
            default -> throw new IllegalStateException("cost-rates.csv: rounding " + rounding);
        };
    }

    private static BigDecimal orZero(String cell) {
        return cell.isBlank() ? BigDecimal.ZERO : new BigDecimal(cell.strip());
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.isBlank() ? null : new BigDecimal(cell.strip());
    }
}
