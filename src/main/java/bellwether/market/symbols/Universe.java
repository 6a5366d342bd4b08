package bellwether.market.symbols;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which symbols a scan, a rule or a screen looks at. One spelling for all of them: in JSON
/// `"all"`, `"synthetic"`, `{"tickers": […]}`, `{"watchlist": "NAME or id"}` or `{"screen": "NAME
/// or id"}`; where it is a parameter, `all`, `synthetic`, `watchlist:NAME`, `screen:NAME`, and
/// tickers in a parameter of their own. [UniverseReader] reads both, [Universes] finds the symbols.
public sealed interface Universe {
    /// How many tickers may be named.
    int MOST = 10_000;

    /// Every real symbol, or every synthetic one while there is no other.
    record Everything() implements Universe {
        @Override
        public JsonNode json() {
            return Json.shared().getNodeFactory().textNode(UniverseReader.ALL);
        }

        @Override
        public String toString() {
            return UniverseReader.ALL;
        }
    }

    /// Every symbol whose bars are invented.
    record Invented() implements Universe {
        @Override
        public JsonNode json() {
            return Json.shared().getNodeFactory().textNode(UniverseReader.SYNTHETIC);
        }

        @Override
        public String toString() {
            return UniverseReader.SYNTHETIC;
        }
    }

    /// Symbols by their names.
    ///
    /// @param tickers in capital letters, as they were given: former names and repeats stay
    record Named(List<String> tickers) implements Universe {
        public Named {
            tickers = List.copyOf(tickers);
        }

        /// Each once.
        public Set<String> distinct() {
            return new LinkedHashSet<>(tickers);
        }

        @Override
        public JsonNode json() {
            ObjectNode node = Json.shared().createObjectNode();
            ArrayNode names = node.putArray(UniverseReader.TICKERS);
            tickers.forEach(names::add);
            return node;
        }

        @Override
        public String toString() {
            return String.join(",", tickers);
        }
    }

    /// What is on a watchlist.
    ///
    /// @param list its name or id, as it was given
    record Listed(String list) implements Universe {
        @Override
        public JsonNode json() {
            return Json.shared().createObjectNode().put(UniverseReader.WATCHLIST, list);
        }

        @Override
        public String toString() {
            return UniverseReader.WATCHLIST + ":" + list;
        }
    }

    /// What passes a saved screen.
    ///
    /// @param screen its name or id, as it was given
    record Screened(String screen) implements Universe {
        @Override
        public JsonNode json() {
            return Json.shared().createObjectNode().put(UniverseReader.SCREEN, screen);
        }

        @Override
        public String toString() {
            return UniverseReader.SCREEN + ":" + screen;
        }
    }

    /// As JSON spells it, in requests, answers and tables alike.
    @JsonValue
    JsonNode json();

    /// One that was stored.
    ///
    /// @throws IllegalArgumentException where it is none
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Universe of(JsonNode json) {
        List<Fault> faults = new ArrayList<>();
        return UniverseReader.read(json, "", faults)
                .orElseThrow(() ->
                        new IllegalArgumentException("not a universe: " + json + " " + faults));
    }
}
