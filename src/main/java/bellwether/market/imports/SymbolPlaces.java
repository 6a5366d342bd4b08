package bellwether.market.imports;

import bellwether.market.bars.IncomingBars;
import bellwether.market.calendar.Exchange;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.ListingBasis;
import bellwether.market.imports.format.DateStyle;
import bellwether.market.imports.format.FileListings;
import bellwether.market.imports.format.ImportLimits;
import bellwether.market.imports.format.Layout;
import bellwether.market.imports.format.PriceColumn;
import bellwether.market.imports.format.SymbolIndex;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Says of the symbols of a file from where their tickers, exchanges and zones are known, and hears
/// what their bars say against it.
final class SymbolPlaces {
    /// Of these no exchange counts a volume; one of 0 is none that is known.
    private static final Set<InstrumentKind> UNCOUNTED =
            EnumSet.of(InstrumentKind.INDEX, InstrumentKind.FOREX);

    private final FileListings listings;
    private final ImportOrder order;
    private final Layout layout;
    private final DateStyle style;
    private boolean zoneNeeded;
    private boolean saidByRows;
    private final Set<String> delivered = new HashSet<>();
    private final List<String> uncounted = new ArrayList<>();
    private final ZoneEvidence zones = new ZoneEvidence();
    private final PlaceEvidence evidence;

    SymbolPlaces(FileListings listings, ImportOrder order, Layout layout, DateStyle style) {
        this.listings = listings;
        this.order = order;
        this.layout = layout;
        this.style = style;
        this.evidence =
                new PlaceEvidence(
                        listings, style, listings.isZoneGiven() && order.zone().isEmpty());
    }

    /// The exchange that the import states of a symbol.
    Optional<String> stated(String ticker) {
        return listings.stated(ticker);
    }

    /// The currency that the import states of a symbol's prices.
    Optional<String> currency(String ticker) {
        return listings.currencies().of(ticker);
    }

    /// The day of a bar: at the exchange of its symbol, where it is within a day.
    LocalDate day(String ticker, long time) {
        return style.timeframe().isIntraday()
                ? listings.day(ticker, Instant.ofEpochSecond(time))
                : Timeframe.date(time);
    }

    /// Hears that a row was taken with a time, or with a moment for its day.
    ///
    /// @param said whether the row says its zone
    /// @return what is to be said of the clock by which it was read, when it is the first such row
    Optional<String> timed(String ticker, boolean said) {
        if (said && style.within().isPresent()) {
            saidByRows = true;
            return Optional.empty();
        }
        if (zoneNeeded) {
            return Optional.empty();
        }
        zoneNeeded = true;
        return Optional.of(clockWords(ticker));
    }

    /// Looks at a row whose day is that of a moment, by the clock that holds for its symbol.
    void moment(String ticker, Instant moment, LocalDate day) {
        zones.look(ticker, moment, day, listings.of(ticker));
    }

    /// @throws Refusal when a symbol's days are days without trading only by the zone
    void requireFittingZones() {
        Optional<String> doubtful = zones.doubtful();
        if (doubtful.isPresent()) {
            String ticker = doubtful.get();
            ZoneId zone = listings.clock(ticker).orElseThrow();
            throw zones.refusal(ticker, zone.getId(), listings.of(ticker));
        }
    }

    private String clockWords(String ticker) {
        ZoneId zone = listings.clock(ticker).orElseThrow();
        Listing listing = listings.of(ticker);
        if (style.within().isEmpty()) {
            return !listings.isZoneGiven() && listing.calendar().startsOnTheEveningBefore()
                    ? "Each day of %s is the one that begins at 17:00 in New York on the evening before."
                            .formatted(ticker)
                    : "Each day is that of its moment by the clock of %s (%s)."
                            .formatted(zone, ticker);
        }
        if (order.zone().isPresent()) {
            return "Times without a zone were read in %s, as you said.".formatted(zone);
        }
        return listings.isZoneGiven()
                ? "Times are those of %s, as the %s says."
                        .formatted(
                                zone.getId().equals("Z") ? "UTC" : zone,
                                layout.zone().isPresent() ? "file" : "header")
                : "Times without a zone were taken for those of %s, the clock of %s, where %s trades %s; --exchange or --zone says another."
                        .formatted(
                                zone,
                                listing.exchangeInWords(),
                                ticker,
                                listings.basisInWords(ticker));
    }

    /// Looks at bars, and gives them back as they are to be stored.
    ///
    /// @throws Refusal when what they say contradicts what was taken of them for no good reason
    IncomingBars look(IncomingBars arrivals) {
        String ticker = arrivals.ticker();
        delivered.add(ticker);
        if (UNCOUNTED.contains(listings.of(ticker).kind()) && NoVolume.of(arrivals.bars())) {
            uncounted.add(NoVolume.unknown(ticker, arrivals.bars()));
        }
        return evidence.look(arrivals, zoneNeeded);
    }

    /// Remembers for the files after this one which symbols it had bars of.
    void remember() {
        listings.remember(delivered);
    }

    /// What was remarked on bars since this was asked last.
    List<String> newNotes() {
        List<String> notes = new ArrayList<>(uncounted);
        uncounted.clear();
        notes.addAll(evidence.newNotes());
        return notes;
    }

    /// Whole numbers times 10,000 are what QuantConnect writes for shares of New York only; a won
    /// or a yen has no hundredths anyway.
    ///
    /// @throws Refusal when one of these symbols trades elsewhere, or nothing says where
    void requireScaledPrices(List<String> tickers) {
        for (String ticker : tickers) {
            if (!listings.isAmericanShare(ticker)) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "price_scale_unknown",
                        "Its prices are whole numbers, as QuantConnect writes those of shares of New York, times %,d. %s is not one of these, so whether 76700 means 76700 or %s cannot be known. Write the prices with a decimal point: 76700.0 or %s."
                                .formatted(
                                        layout.divisor(),
                                        ticker,
                                        76_700.0 / layout.divisor(),
                                        76_700.0 / layout.divisor()));
            }
        }
    }

    /// What is to be said when the file ends.
    List<String> notes(List<String> tickers) {
        List<String> first = first(tickers);
        listings.look(first);
        List<String> notes = new ArrayList<>();
        notes.addAll(unknown(first));
        listings.remark().ifPresent(notes::add);
        listings.conflicts().remark().ifPresent(notes::add);
        listings.currencies().remark().ifPresent(notes::add);
        currencyWords(first).ifPresent(notes::add);
        recordWords(first).ifPresent(notes::add);
        return notes;
    }

    private Optional<String> recordWords(List<String> tickers) {
        return tickers.stream()
                .filter(ticker -> listings.unitOnRecord(ticker).isPresent())
                .findFirst()
                .map(ticker ->
                        "The file does not say what its prices are in; those of %s were taken for %s, which is on record of it."
                                .formatted(ticker, listings.unitOnRecord(ticker).orElseThrow()));
    }

    private Optional<String> currencyWords(List<String> tickers) {
        List<String> stated =
                tickers.stream().filter(ticker -> currency(ticker).isPresent()).toList();
        return stated.stream()
                .findFirst()
                .map(one ->
                        "The prices of %s are in %s%s, as the file says; that is stated of the symbol."
                                .formatted(
                                        one,
                                        currency(one).orElseThrow(),
                                        stated.size() == 1
                                                ? ""
                                                : ", and those of %s in theirs"
                                                        .formatted(
                                                                new CountedNoun(
                                                                        stated.size() - 1,
                                                                        "other symbol"))));
    }

    /// Of those whose rows named an exchange that is not known, another note says so.
    private List<String> unknown(List<String> tickers) {
        List<String> unknown =
                tickers.stream()
                        .filter(t -> !listings.of(t).isKnown() && !listings.isDoubted(t))
                        .toList();
        List<String> stated = unknown.stream().filter(this::isStated).toList();
        List<String> unsaid = unknown.stream().filter(t -> !isStated(t)).toList();
        List<String> notes = new ArrayList<>();
        if (!unsaid.isEmpty()) {
            notes.add(unknownWords(unsaid));
        }
        if (!stated.isEmpty()) {
            notes.add(
                    "The exchange that is stated of %s has no calendar here: its holidays, gaps and sessions cannot be checked."
                            .formatted(andOthers(stated)));
        }
        return notes;
    }

    private boolean isStated(String ticker) {
        return listings.of(ticker).basis() == ListingBasis.STATED;
    }

    private static String unknownWords(List<String> unknown) {
        String one = unknown.getFirst();
        String fitting = one.endsWith(".TA") ? "XTAE" : "…";
        return "The exchange of %s is not known (exchange_unknown): neither the file nor the form of the ticker says it. Holidays, gaps and sessions cannot be checked until it is named, with --exchange=%s or PATCH /api/v1/stocks/%s {\"exchange\":\"%s\"}; GET /api/v1/exchanges lists the codes."
                .formatted(andOthers(unknown), fitting, one, fitting);
    }

    private static String andOthers(List<String> tickers) {
        return tickers.size() == 1
                ? tickers.getFirst()
                : "%s and %s"
                        .formatted(
                                tickers.getFirst(), new CountedNoun(tickers.size() - 1, "other"));
    }

    private static List<String> first(List<String> tickers) {
        return tickers.subList(0, Math.min(tickers.size(), ImportLimits.MOST_SYMBOLS_SHOWN));
    }

    /// Where each of the first symbols trades; each waits for what was taken of it.
    List<Function<SymbolSpan, ImportedSymbol>> of(SymbolIndex symbols) {
        listings.look(first(symbols.tickers()));
        String from = tickerFrom(symbols);
        List<Function<SymbolSpan, ImportedSymbol>> places = new ArrayList<>();
        for (String ticker : first(symbols.tickers())) {
            places.add(place(ticker, from));
        }
        return places;
    }

    private String tickerFrom(SymbolIndex symbols) {
        if (layout.columns().has(PriceColumn.TICKER)) {
            return symbols.takenForGiven().isEmpty() ? "column" : "given";
        }
        if (order.stated().isPresent()) {
            return "given";
        }
        return layout.columns().prefix().isPresent() ? "header" : "file_name";
    }

    private Function<SymbolSpan, ImportedSymbol> place(String ticker, String tickerFrom) {
        Listing listing = listings.of(ticker);
        Exchange exchange = listing.calendar().exchange();
        String basis = listing.isKnown() ? listings.basis(ticker) : "unknown";
        String zone = zoneNeeded ? listings.clock(ticker).map(ZoneId::getId).orElse(null) : null;
        return span ->
                new ImportedSymbol(
                        ticker,
                        tickerFrom,
                        listing.kind(),
                        new ImportedSymbol.Place(
                                listing.isKnown() ? exchange.mic() : null,
                                listing.isKnown() ? exchange.name() : null,
                                basis,
                                zone,
                                zoneFrom()),
                        style.timeframe(),
                        style.within().isPresent() ? "times" : "days",
                        span.bars(),
                        span.firstDay(),
                        span.lastDay());
    }

    private String zoneFrom() {
        if (!zoneNeeded) {
            return saidByRows ? "rows" : "none";
        }
        if (order.zone().isPresent()) {
            return "given";
        }
        return listings.isZoneGiven() ? "file" : "exchange";
    }
}
