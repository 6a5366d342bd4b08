package bellwether.market;

import java.util.List;

/// One symbol's stored bars as they lie in the database, to be decoded when their turn comes.
///
/// @param blocks oldest first
public record PackedHistory(
        String ticker,
        long symbolId,
        long dataVersion,
        List<String> sources,
        boolean synthetic,
        List<byte[]> blocks) {
    public PackedHistory {
        sources = List.copyOf(sources);
        blocks = List.copyOf(blocks);
    }

    /// Decodes into `room`; the history means something until the room is used again.
    public History read(BarRoom room) {
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
        return new History(ticker, symbolId, dataVersion, sources, synthetic, bars);
    }

    long bytes() {
        return blocks.stream().mapToLong(block -> block.length).sum();
    }
}
