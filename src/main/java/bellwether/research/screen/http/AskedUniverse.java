package bellwether.research.screen.http;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The field `universe` of a body, which may be left out.
record AskedUniverse(@Nullable JsonNode json) {
    private static final String POINTER = "/universe";

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        read(faults);
        return faults;
    }

    /// Nothing where it was left out.
    Optional<Universe> given() {
        return read(new ArrayList<>());
    }

    private Optional<Universe> read(List<Fault> faults) {
        return json == null || json.isNull()
                ? Optional.empty()
                : UniverseReader.read(json, POINTER, faults);
    }

    Universe orAll() {
        return given().orElseGet(Universe.Everything::new);
    }
}
