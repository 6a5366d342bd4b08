package bellwether.market.bars;

import bellwether.market.bars.history.Adjuster;
import bellwether.market.bars.history.PackedBars;
import bellwether.market.money.StatedUnits;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One symbol's stored bars as they lie in the database, to be decoded when their turn comes.
///
/// @param asked the name that it was asked for by: its ticker, or a former one
/// @param splits all on record
/// @param blocks oldest first
public record PackedHistory(
        String ticker,
        String asked,
        long symbolId,
        long dataVersion,
        Facts facts,
        List<String> sources,
        boolean synthetic,
        List<CorporateAction> splits,
        List<byte[]> blocks) {
    /// What is stated of the symbol.
    ///
    /// @param exchange in capital letters
    /// @param delisted the first day without trading
    /// @param recordVersion moves with what is on record beside the bars; 0 when nothing ever was
    /// @param units currency, tick and lot
    public record Facts(
            Optional<String> exchange,
            Optional<LocalDate> delisted,
            long recordVersion,
            StatedUnits units) {}

    public PackedHistory {
        sources = List.copyOf(sources);
        splits = List.copyOf(splits);
        blocks = List.copyOf(blocks);
    }

    /// Decodes into `room` and adjusts for splits; the history means something until the room is
    /// used again.
    public History read(BarBuffer room) {
        return withSplits(raw(room), true);
    }

    /// Decodes into `room`, as the bars were traded.
    public History raw(BarBuffer room) {
        int size = 0;
        for (byte[] block : blocks) {
            size += PackedBars.size(block);
        }
        Bars bars = room.of(size);
        int offset = 0;
        for (byte[] block : blocks) {
            PackedBars.unpack(block, bars, offset);
            offset += PackedBars.size(block);
        }
        return history(bars, List.of(), Optional.empty());
    }

    /// The same, asked for by another name.
    public PackedHistory asked(String name) {
        return new PackedHistory(
                ticker, name, symbolId, dataVersion, facts, sources, synthetic, splits, blocks);
    }

    /// The same as it was known by a day, if one is given: with the splits only that were in force.
    public PackedHistory knownBy(Optional<LocalDate> day) {
        if (day.isEmpty()) {
            return this;
        }
        List<CorporateAction> known =
                splits.stream().filter(split -> !split.exDate().isAfter(day.get())).toList();
        return new PackedHistory(
                ticker, asked, symbolId, dataVersion, facts, sources, synthetic, known, blocks);
    }

    /// The history with the splits on record.
    ///
    /// @param adjusted whether to adjust the bars, or only to say for what they would be
    public History withSplits(History raw, boolean adjusted) {
        if (splits.isEmpty()) {
            return raw;
        }
        Adjuster adjuster = new Adjuster(raw.bars(), splits, false);
        return history(
                adjusted ? adjuster.bars() : raw.bars(), adjuster.splits(), Optional.empty());
    }

    /// With bars that were read elsewhere.
    public History history(Bars bars, List<Split> adjusted, Optional<Timeframe> madeFrom) {
        return new History(
                ticker, asked, symbolId, dataVersion, sources, synthetic, bars, adjusted, madeFrom);
    }

    public long bytes() {
        return blocks.stream().mapToLong(block -> block.length).sum();
    }
}
