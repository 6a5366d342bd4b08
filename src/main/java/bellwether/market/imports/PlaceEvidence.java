package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.ListingBasis;
import bellwether.market.imports.format.DateStyle;
import bellwether.market.imports.format.FileListings;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hears what the bars of symbols say against the exchange and the clock that were taken for them,
/// and against their being stamped with their beginnings, or being of days.
final class PlaceEvidence {
    private static final String OTHER_CLOCK =
            "; if its times are those of another clock, name that with --zone";

    private final FileListings listings;
    private final DateStyle style;
    private final boolean zoneOfFile;
    private final Map<String, Boolean> ends = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    /// @param zoneOfFile whether the file itself says whose clock its times are by
    PlaceEvidence(FileListings listings, DateStyle style, boolean zoneOfFile) {
        this.listings = listings;
        this.style = style;
        this.zoneOfFile = zoneOfFile;
    }

    /// What was remarked since this was asked last.
    List<String> newNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /// Looks at bars, and gives them back as they are to be stored.
    ///
    /// @param zoneNeeded whether their rows do not say their zone
    /// @throws Refusal when they were read for no better reason than the form of their ticker, or
    ///   are no days
    IncomingBars look(IncomingBars arrivals, boolean zoneNeeded) {
        String ticker = arrivals.ticker();
        if (style.within().isEmpty()) {
            LongBars.of(ticker, arrivals.bars(), () -> listings.of(ticker)).ifPresent(notes::add);
            WeekEvidence.ofDays(arrivals.bars(), () -> listings.of(ticker))
                    .ifPresent(words -> notes.add(remark(ticker, words, "")));
            return arrivals;
        }
        boolean guessed =
                zoneNeeded
                        && !zoneOfFile
                        && listings.basis(ticker).equals(ListingBasis.FORM.code());
        IncomingBars begun =
                ends.computeIfAbsent(ticker, _ -> areEnds(arrivals, guessed))
                        ? EndStamps.begun(arrivals, style.timeframe())
                        : arrivals;
        contradiction(ticker, begun.bars(), guessed, zoneNeeded);
        return begun;
    }

    private boolean areEnds(IncomingBars arrivals, boolean guessed) {
        String ticker = arrivals.ticker();
        if (style.lastSeconds()) {
            notes.add(
                    "The times of %s are the last seconds of its bars; bars are stored by their beginnings, so each was moved to that."
                            .formatted(ticker));
            return true;
        }
        Listing listing = listings.of(ticker);
        Optional<EndStamps.Found> found = EndStamps.of(arrivals.bars(), style.timeframe(), listing);
        if (found.isPresent() && !found.get().certain()) {
            notes.add(
                    "%s has bars of a part of one day, and one of them is at the very close of %s, or the first a bar's length after its open: whether their times are the begins of bars or their ends is not known. They were taken for begins; a file of a whole day shows it."
                            .formatted(ticker, listing.exchangeInWords()));
            return false;
        }
        if (found.isPresent() && guessed && !found.get().sameGrid()) {
            throw doubtful(
                    ticker,
                    "on each day one of its bars is at the very close and none at the open, so either they are stamped with their ends, or it trades elsewhere",
                    "Name the exchange with --exchange=%s if it does trade there, else with --exchange=XASX, XLON, …"
                            .formatted(listing.calendar().exchange().mic()));
        }
        if (found.isPresent()) {
            notes.add(
                    "The times of %s are the ends of its bars (one is at the very close of %s or at its break, and none at the open); bars are stored by their beginnings, so each was moved to that."
                            .formatted(ticker, listing.exchangeInWords()));
        }
        return found.isPresent();
    }

    private void contradiction(String ticker, Bars bars, boolean guessed, boolean zoneNeeded) {
        Listing listing = listings.of(ticker);
        Optional<String> week = WeekEvidence.ofTimes(bars, listing);
        if (week.isPresent()) {
            if (guessed) {
                throw doubtful(
                        ticker,
                        week.get(),
                        "Name the exchange with --exchange=CRYPTO for coins, FOREX for currencies and metals, or its code; a zone alone would leave it a share of New York");
            }
            notes.add(remark(ticker, week.get(), ""));
            return;
        }
        boolean clockKnown = listings.isZoneGiven() || !zoneNeeded;
        SessionEvidence.of(bars, style.timeframe(), listing, clockKnown)
                .ifPresent(found -> session(ticker, found, guessed, zoneNeeded));
    }

    private void session(
            String ticker, SessionEvidence.Found found, boolean guessed, boolean zoneNeeded) {
        if (guessed && found.certain()) {
            throw doubtful(ticker, found.words(), step(found.clock()));
        }
        boolean ofForm = listings.of(ticker).basis() == ListingBasis.FORM;
        if (found.certain() || ofForm) {
            notes.add(remark(ticker, found.words(), zoneNeeded ? OTHER_CLOCK : ""));
        }
    }

    private static String step(Optional<ZoneId> clock) {
        String exchange =
                "ame the exchange with --exchange=XNSE, XLON, XETR … (GET /api/v1/exchanges lists all)";
        return clock.map(zone ->
                        "If they are times of %s, say so with --zone=%s; if it trades elsewhere, n%s"
                                .formatted(zone, zone, exchange))
                .orElse("N" + exchange);
    }

    private Refusal doubtful(String ticker, String words, String step) {
        return Refusal.of(
                RefusalKind.INVALID,
                "exchange_doubtful",
                "%s was taken for a share of %s by the form of its ticker, but %s. So by whose clock its times are, or where it trades, is not known. %s (exchange= and zone= over HTTP)."
                        .formatted(ticker, listings.of(ticker).exchangeInWords(), words, step));
    }

    private String remark(String ticker, String words, String more) {
        return "%s was taken to trade at %s %s, but %s: if it trades elsewhere, name that with --exchange, or PATCH /api/v1/stocks/%s {\"exchange\":\"…\"}%s."
                .formatted(
                        ticker,
                        listings.of(ticker).calendar().exchange().mic(),
                        listings.basisInWords(ticker),
                        words,
                        ticker,
                        more);
    }
}
