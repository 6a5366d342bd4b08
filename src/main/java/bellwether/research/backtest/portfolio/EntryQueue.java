package bellwether.research.backtest.portfolio;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Those that signal at one time, the best first. A heap, as most are never asked for.
final class EntryQueue {
    private final MarketTime time;
    private final int[] heap;
    private int size;
    private boolean isOrdered;

    /// @param isWanted of a symbol, whether it takes part
    EntryQueue(MarketTime time, IntPredicate isWanted) {
        this.time = time;
        heap = new int[time.count()];
        for (int i = 0; i < time.count(); i++) {
            if (isWanted.test(time.symbol(i))) {
                heap[size++] = i;
            }
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Takes the best one out.
    int poll() {
        for (int i = size / 2 - 1; i >= 0 && !isOrdered; i--) {
            sink(i);
        }
        isOrdered = true;
        int best = heap[0];
        heap[0] = heap[--size];
        sink(0);
        return time.symbol(best);
    }

    /// Those that were not taken out, by ticker.
    void rest(IntConsumer each) {
        Arrays.sort(heap, 0, size);
        for (int i = 0; i < size; i++) {
            each.accept(time.symbol(heap[i]));
        }
    }

    private void sink(int from) {
        int parent = from;
        int child = 2 * parent + 1;
        while (child < size) {
            if (child + 1 < size && time.isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!time.isBefore(heap[child], heap[parent])) {
                return;
            }
            int moved = heap[parent];
            heap[parent] = heap[child];
            heap[child] = moved;
            parent = child;
            child = 2 * parent + 1;
        }
    }
}
