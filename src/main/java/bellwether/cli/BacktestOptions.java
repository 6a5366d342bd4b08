package bellwether.cli;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a backtest is made of, as arguments. The service checks all but what only a terminal can
/// get wrong.
final class BacktestOptions {
    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            description = "a built-in rule, such as golden_cross")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "a rule of your own as JSON, instead of RULE")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--params",
            paramLabel = "NAME=VALUE,…",
            description =
                    "values of a parameter; several make a sweep: --params fast=10,20 --params slow=50,100")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--tickers",
            paramLabel = "TICKER",
            split = ",",
            description = "such as AAPL,INFY.NS or \"^GSPC\"")
    private List<String> tickers = List.of();

    @Option(names = "--all", description = "every real symbol with price history")
    private boolean all;

    @Option(names = "--from", paramLabel = "DATE", description = "first day of decisions")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "last day")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--cash",
            paramLabel = "AMOUNT",
            description = "default: 100000 in the currency of each symbol")
    private Optional<BigDecimal> cash = Optional.empty();

    @Option(
            names = "--costs",
            paramLabel = "PRESET",
            description = "costs of trading; default: those of each symbol's market")
    private Optional<String> costs = Optional.empty();

    @Option(names = "--benchmark", paramLabel = "TICKER", description = "an index to compare with")
    private Optional<String> benchmark = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "single, portfolio, sweep or walk_forward")
    private Optional<String> kind = Optional.empty();

    /// The body of `POST /api/v1/backtests`.
    ///
    /// @throws IllegalArgumentException with what is wrong
    JsonNode request() {
        if (rule.isPresent() == rules.isPresent()) {
            throw new IllegalArgumentException("Pass either a RULE or --rules FILE");
        }
        if (tickers.isEmpty() != all) {
            throw new IllegalArgumentException("Pass either --tickers or --all");
        }
        ObjectNode body = Json.shared().createObjectNode();
        rule.ifPresent(name -> body.put("builtin", name));
        rules.ifPresent(file -> body.set("rules", own(file)));
        if (rule.isPresent() && !params.isEmpty()) {
            body.set("params", values());
        }
        if (all) {
            body.put("universe", "all");
        } else {
            tickers.forEach(body.withArrayProperty("tickers")::add);
        }
        cash.ifPresent(amount -> body.put("cash", amount));
        text(body, "from", from);
        text(body, "to", to);
        text(body, "costs", costs);
        text(body, "benchmark", benchmark);
        text(body, "kind", kind);
        return body;
    }

    private static void text(ObjectNode body, String name, Optional<String> value) {
        value.ifPresent(given -> body.put(name, given));
    }

    /// With the parameters that were given beside it.
    private JsonNode own(Path file) {
        if (!(read(file) instanceof ObjectNode given)) {
            throw new IllegalArgumentException(
                    "%s must hold one JSON object, a rule".formatted(file));
        }
        if (!params.isEmpty()) {
            given.withObjectProperty("params").setAll(values());
        }
        return given;
    }

    private static JsonNode read(Path file) {
        try {
            return Json.shared().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is not valid JSON (line %d, column %d)"
                            .formatted(
                                    file,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()),
                    e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file %s".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private ObjectNode values() {
        ObjectNode values = Json.shared().createObjectNode();
        params.forEach((name, listed) -> {
            ArrayNode numbers = values.putArray(name);
            for (String number : listed.split(",", -1)) {
                numbers.add(number(name, number.strip()));
            }
        });
        return values;
    }

    private static BigDecimal number(String name, String typed) {
        try {
            return new BigDecimal(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--params %s must be numbers such as %s=10,20, was \"%s\""
                            .formatted(name, name, typed),
                    e);
        }
    }
}
