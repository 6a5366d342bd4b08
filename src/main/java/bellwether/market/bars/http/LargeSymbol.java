package bellwether.market.bars.http;

import bellwether.market.bars.history.BarWalk;
import java.util.Optional;

/// A symbol that is sent in parts, each read when its turn comes.
///
/// @param walk nothing when it has no bars that the wanted ones could be made of
record LargeSymbol(long id, SymbolBars.Head head, Optional<BarWalk> walk) {
    boolean isDone() {
        return walk.map(BarWalk::isDone).orElse(true);
    }
}
