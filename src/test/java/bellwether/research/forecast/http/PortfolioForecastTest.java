package bellwether.research.forecast.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.http.Call;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import bellwether.research.forecast.work.ForecastBars;
import bellwether.research.forecast.work.ForecastDesk;
import bellwether.research.forecast.work.ForecastRecords;
import bellwether.research.forecast.work.PortfolioOutlooks;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a portfolio of paper money may come to that has traded for 70 sessions, beside a plain
/// second writing.
final class PortfolioForecastTest {
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 5, 25));
    private static final int DRAWS = 100_000;

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");
    private final HttpServer server = server();

    private HttpServer server() {
        ForecastRecords records = new ForecastRecords(desk.database.jdbi());
        return HttpServer.start(
                HttpSettings.at("127.0.0.1", 0),
                InstantSource.system(),
                exchange -> {},
                new AuthorizationParts(everyone(PaperDesk.OWNER), WrongKeys.UNLIMITED, Quotas.NONE),
                List.of(
                        new ForecastRoutes(
                                new ForecastDesk(
                                        desk.database.jdbi(),
                                        new ForecastBars(desk.market),
                                        records),
                                records,
                                new PortfolioOutlooks(
                                        desk.accounts.records(),
                                        new PortfolioPerformance(
                                                desk.database.jdbi(),
                                                desk.market.symbols()::sectors)))));
    }

    private static KeyLookup everyone(String owner) {
        Caller caller = new Caller("", owner, Role.READER);
        return new KeyLookup() {
            @Override
            public Check check(String key) {
                return new Check.Unknown();
            }

            @Override
            public Optional<Caller> keyless() {
                return Optional.of(caller);
            }

            @Override
            public boolean stands(Caller asked) {
                return asked.equals(caller);
            }
        };
    }

    @AfterEach
    void close() {
        server.close();
        desk.close();
    }

    /// Buys 400 on the first session and holds them; gives the closes.
    private List<Double> traded(int sessions) throws InterruptedException {
        desk.bars("AAA", "2026-02-27,20,20.5,19.5,20,100000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 400);
        Random random = new Random(8);
        List<Double> closes = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        double close = 20;
        LocalDate day = LocalDate.of(2026, 3, 2);
        while (closes.size() < sessions) {
            if (day.getDayOfWeek().getValue() < 6 && !HOLIDAYS.contains(day)) {
                double open = close;
                close = Math.round(open * (1 + 0.02 * random.nextGaussian()) * 100) / 100.0;
                rows.add(
                        String.format(
                                Locale.ROOT,
                                "%s,%.2f,%.2f,%.2f,%.2f,100000",
                                day,
                                open,
                                Math.max(open, close) + 0.1,
                                Math.min(open, close) - 0.1,
                                close));
                closes.add(close);
            }
            day = day.plusDays(1);
        }
        desk.now = Instant.parse(day + "T12:00:00Z");
        desk.bars("AAA", rows.toArray(String[]::new));
        assertEquals(sessions, desk.match(day + "T12:00:00Z"));
        return closes;
    }

    /// Returns of sessions that follow on each other, from what the shares were worth and the cash
    /// that is left of the money.
    private static double[] rates(List<Double> closes, double cash) {
        List<Double> rates = new ArrayList<>();
        LocalDate before = LocalDate.of(2026, 3, 2);
        int at = 0;
        for (LocalDate day = before.plusDays(1); at + 1 < closes.size(); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() > 5 || HOLIDAYS.contains(day)) {
                continue;
            }
            at++;
            boolean overHoliday = HOLIDAYS.stream().anyMatch(before.plusDays(1)::equals);
            boolean overMonday =
                    HOLIDAYS.contains(before.plusDays(3)) && before.getDayOfWeek().getValue() == 5;
            if (!overHoliday && !overMonday) {
                rates.add(
                        400
                                * (closes.get(at) - closes.get(at - 1))
                                / (cash + 400 * closes.get(at - 1)));
            }
            before = day;
        }
        return rates.stream().mapToDouble(rate -> rate).toArray();
    }

    /// Blocks of a length that ends with probability ⅕ after each day.
    private static double[] drawn(double[] rates, int days) {
        Random random = new Random(77);
        double[] found = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double level = 1;
            int at = random.nextInt(rates.length);
            for (int day = 0; day < days; day++) {
                level *= 1 + rates[at];
                at =
                        random.nextInt(5) == 0
                                ? random.nextInt(rates.length)
                                : (at + 1) % rates.length;
            }
            found[draw] = level - 1;
        }
        Arrays.sort(found);
        return found;
    }

    @Test
    void theQuantilesAreThoseOfItsOwnDaysDrawnInBlocks() throws Exception {
        List<Double> closes = traded(70);
        for (int days : List.of(7, 30)) {
            Call.Answer answer = Call.to(server.port()).get("/api/v1/forecasts/pnl?days=" + days);
            assertEquals(200, answer.status(), answer.body());
            JsonNode found = answer.json();
            double worth = found.get("worth").asDouble();
            double cash = worth - 400 * closes.getLast();
            double[] rates = rates(closes, cash);
            assertEquals(rates.length, found.get("drawn_from").asInt());
            assertTrue(rates.length >= 60, "" + rates.length);
            assertEquals(days, found.get("days").asInt());
            assertEquals("USD", found.get("currency").asText());
            double[] drawn = drawn(rates, days);
            double spread = drawn[DRAWS * 9 / 10] - drawn[DRAWS / 10];
            int[] percents = {10, 50, 90};
            for (int i = 0; i < percents.length; i++) {
                JsonNode one = found.get("quantiles").get(i);
                assertEquals(percents[i] / 100.0, one.get("probability").asDouble());
                double part = one.get("return_percent").asDouble() / 100;
                assertEquals(drawn[DRAWS * percents[i] / 100], part, 0.03 * spread, answer.body());
                assertEquals(
                        new BigDecimal(worth * part)
                                .setScale(2, RoundingMode.HALF_EVEN)
                                .doubleValue(),
                        one.get("pnl").asDouble(),
                        0.011);
            }
            assertEquals(
                    answer.body(),
                    Call.to(server.port()).get("/api/v1/forecasts/pnl?days=" + days).body());
        }
        unknownOnes();
    }

    private void unknownOnes() {
        Call call = Call.to(server.port());
        Portfolio bobs =
                desk.accounts.create(
                        "bob",
                        "his",
                        desk.accounts
                                .records()
                                .chosen(PaperDesk.OWNER, Optional.empty(), "")
                                .terms(),
                        BigDecimal.TEN);
        for (String id : List.of("pf_99", bobs.id().toString())) {
            Call.Answer other = call.get("/api/v1/forecasts/pnl?days=7&portfolio=" + id);
            assertEquals(404, other.status(), other.body());
            assertEquals("unknown_portfolio", other.json().get("code").asText());
        }
        for (String days : List.of("-7", "8", "7.0", "", "x")) {
            Call.Answer answer = call.get("/api/v1/forecasts/pnl?days=" + days);
            assertEquals(422, answer.status(), answer.body());
            assertTrue(answer.body().contains("must be 7 or 30, was"), answer.body());
        }
        assertEquals(422, call.get("/api/v1/forecasts/pnl?horizon=7").status());
    }

    @Test
    void under60DailyReturnsAreTooFew() throws Exception {
        traded(60);
        Call.Answer answer = Call.to(server.port()).get("/api/v1/forecasts/pnl");
        assertEquals(422, answer.status(), answer.body());
        assertEquals("too_few", answer.json().get("code").asText());
    }
}
