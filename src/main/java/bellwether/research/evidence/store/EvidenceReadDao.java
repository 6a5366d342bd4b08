package bellwether.research.evidence.store;

import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.SignalKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the cards of scopes.
public final class EvidenceReadDao {
    /// The newest cards of scopes, those of the universe first, then sectors by name, then the
    /// symbol. Cards of other days are not unpacked.
    ///
    /// @param owner whose screens are read too
    /// @param sector the only one; null for all
    /// @param ticker the symbol's present one; null where none is wanted
    /// @param signals of which cards are read; none for all
    /// @param upTo a day of data; null for the newest of all
    public List<EvidenceRow> newest(
            Handle h,
            String owner,
            Collection<EvidenceScope> scopes,
            @Nullable String sector,
            @Nullable String ticker,
            Collection<SignalKey> signals,
            @Nullable LocalDate upTo) {
        return h.createQuery(
                        """
                        with newest as (
                            select distinct on (owner, scope, member)
                                owner, scope, member, data_day
                            from evidence
                            where owner in ('', :owner) and scope = any(:scopes)
                                and (scope = 'universe'
                                    or scope = 'sector' and member = coalesce(:sector, member)
                                    or scope = 'symbol' and symbol_id
                                        = (select id from symbol where ticker = :ticker))
                                and data_day <= coalesce(:upTo, date 'infinity')
                            order by owner, scope, member, data_day desc
                        )
                        select owner, scope, member, data_day, formula, seen, symbols, from_day,
                            to_day, made_at,
                            case when :every then cards else (
                                select coalesce(json_agg(card order by place), '[]')
                                from json_array_elements(cards) with ordinality as one (card, place)
                                where card ->> 'signal' = any(:signals)) end as cards
                        from newest join evidence using (owner, scope, member, data_day)
                        order by array_position(array['universe', 'sector', 'symbol'], scope),
                            owner, member
                        """)
                .bind("owner", owner)
                .bindArray("scopes", String.class, scopes.stream().map(EvidenceScope::key).toList())
                .bind("sector", sector)
                .bind("ticker", ticker)
                .bind("every", signals.isEmpty())
                .bindArray("signals", String.class, signals.stream().map(SignalKey::text).toList())
                .bind("upTo", upTo)
                .map((rs, _) -> EvidenceRow.read(rs))
                .list();
    }

    /// The sectors that there are cards of.
    public List<String> sectors(Handle h) {
        return h.createQuery(
                        "select distinct member from evidence where scope = 'sector' order by 1")
                .mapTo(String.class)
                .list();
    }
}
