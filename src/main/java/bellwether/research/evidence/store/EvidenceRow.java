package bellwether.research.evidence.store;

import bellwether.platform.base.Json;
import bellwether.platform.base.RoundedJson;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.ScopeCards;
import bellwether.research.evidence.signal.ScopeMember;
import bellwether.research.evidence.signal.SignalCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The cards of a scope as they lie in the table.
///
/// @param seen the versions of the bars of its symbols, added; for screens, with a hash of the
///   entries
public record EvidenceRow(
        ScopeMember of,
        LocalDate dataDay,
        int formula,
        long seen,
        ScopeCards cards,
        Instant madeAt) {
    String json() {
        return RoundedJson.of(Json.write(cards.cards()), Set.of());
    }

    static EvidenceRow read(ResultSet rs) throws SQLException {
        return new EvidenceRow(
                new ScopeMember(
                        rs.getString("owner"),
                        EvidenceScope.valueOf(rs.getString("scope").toUpperCase(Locale.ROOT)),
                        rs.getString("member")),
                rs.getObject("data_day", LocalDate.class),
                rs.getInt("formula"),
                rs.getLong("seen"),
                new ScopeCards(
                        rs.getInt("symbols"),
                        rs.getObject("from_day", LocalDate.class),
                        rs.getObject("to_day", LocalDate.class),
                        cards(rs.getString("cards"))),
                rs.getTimestamp("made_at").toInstant());
    }

    private static List<SignalCard> cards(String json) {
        return Arrays.asList(Json.stored(json, SignalCard[].class));
    }
}
