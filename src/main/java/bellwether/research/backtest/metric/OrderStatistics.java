package bellwether.research.backtest.metric;

/// The k-th smallest of some numbers without sorting them all (Hoare 1961).
final class OrderStatistics {
    private OrderStatistics() {}

    /// Moves the numbers so that the k-th smallest is at index k, with none larger before it.
    static double select(double[] numbers, int k) {
        int left = 0;
        int right = numbers.length - 1;
        while (left < right) {
            double pivot = median(numbers[left], numbers[(left + right) >>> 1], numbers[right]);
            int i = left;
            int j = right;
            while (i <= j) {
                while (numbers[i] < pivot) {
                    i++;
                }
                while (numbers[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = numbers[i];
                    numbers[i++] = numbers[j];
                    numbers[j--] = swapped;
                }
            }
            if (k <= j) {
                right = j;
            } else if (k >= i) {
                left = i;
            } else {
                break;
            }
        }
        return numbers[k];
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
