package bellwether.research.learning.feature;

/// The lines of the catalogue: id, bars needed, name, formula.
final class FeatureTexts {
    private FeatureTexts() {}

    static String of(FeatureFamily family) {
        return switch (family) {
            case RETURN -> RETURNS;
            case TREND -> TRENDS;
            case OSCILLATOR -> OSCILLATORS;
            case VOLATILITY -> VOLATILITIES;
            case PLACE -> PLACES;
            case VOLUME -> VOLUMES;
            case PATTERN -> PATTERNS;
            case CROSS_SECTION -> CROSS_SECTIONS;
            case MARKET -> MARKETS;
        };
    }

    private static final String RETURNS =
            """
            return_1        |   2 | Return of 1 bar               | ln(C ÷ C 1 bar before)
            return_2        |   3 | Return of 2 bars              | ln(C ÷ C 2 bars before)
            return_5        |   6 | Return of 5 bars              | ln(C ÷ C 5 bars before)
            return_10       |  11 | Return of 10 bars             | ln(C ÷ C 10 bars before)
            return_21       |  22 | Return of 21 bars             | ln(C ÷ C 21 bars before)
            return_63       |  64 | Return of 63 bars             | ln(C ÷ C 63 bars before)
            return_126      | 127 | Return of 126 bars            | ln(C ÷ C 126 bars before)
            return_252      | 253 | Return of 252 bars            | ln(C ÷ C 252 bars before)
            momentum_252_21 | 253 | Momentum                      | ln(C 21 bars before ÷ C 252 bars before)
            """;

    private static final String TRENDS =
            """
            close_sma_10       |  10 | Close to average of 10        | C ÷ SMA 10 − 1
            close_sma_20       |  20 | Close to average of 20        | C ÷ SMA 20 − 1
            close_sma_50       |  50 | Close to average of 50        | C ÷ SMA 50 − 1
            close_sma_200      | 200 | Close to average of 200       | C ÷ SMA 200 − 1
            sma_50_200         | 200 | Average of 50 to that of 200  | SMA 50 ÷ SMA 200 − 1
            macd_histogram_atr |  34 | MACD histogram                | histogram of MACD 12/26/9 ÷ ATR 14
            adx_14             |  28 | ADX                           | ADX 14, from 0 to 100
            di_difference_14   |  15 | Direction                     | +DI 14 less −DI 14
            slope_63_atr       |  63 | Slope of 63 bars              | slope of the least-squares line through the last 63 closes ÷ ATR 14, each bar
            supertrend_side    |  11 | Supertrend                    | direction of Supertrend 10/3: 1 up, −1 down
            """;

    private static final String OSCILLATORS =
            """
            rsi_5               |  6 | RSI of 5                      | RSI 5, from 0 to 100
            rsi_14              | 15 | RSI of 14                     | RSI 14, from 0 to 100
            stochastic_k        | 18 | Stochastic %K                 | %K of Stochastic 14/3/3, from 0 to 100
            cci_20              | 20 | CCI                           | CCI 20
            mfi_14              | 15 | Money flow index              | MFI 14, from 0 to 100; bars without a volume left out
            percent_b_20        | 20 | Place in the Bollinger bands  | (C − lower) ÷ (upper − lower) of bands 20/2; 0.5 without width
            ultimate_oscillator | 29 | Ultimate oscillator           | ULTOSC 7/14/28, from 0 to 100
            tsi                 | 38 | True strength index           | TSI 25/13, from −100 to 100
            """;

    private static final String VOLATILITIES =
            """
            deviation_5     |   6 | Deviation of 5 bars           | standard deviation (over n) of the last 5 returns of 1 bar
            deviation_21    |  22 | Deviation of 21 bars          | standard deviation (over n) of the last 21 returns of 1 bar
            deviation_63    |  64 | Deviation of 63 bars          | standard deviation (over n) of the last 63 returns of 1 bar
            deviation_5_63  |  64 | Deviation of 5 to that of 63  | deviation_5 ÷ deviation_63
            atr_percent     |  15 | Average true range            | ATR 14 ÷ C
            garman_klass_1  |   1 | Variance within the bar       | ln of ½ ln(H ÷ L)² − (2 ln 2 − 1) ln(C ÷ O)², at least 1e-10
            garman_klass_5  |   5 | Variance within 5 bars        | ln of the mean of the last 5 such variances
            garman_klass_22 |  22 | Variance within 22 bars       | ln of the mean of the last 22 such variances
            band_width_rank | 145 | Rank of the band width        | share of the widths of Bollinger bands 20/2 of the 125 bars before that are below this one's; equal ones count half
            """;

    private static final String PLACES =
            """
            from_high_20    |  20 | Distance from the high of 20  | (C − highest H of 20 bars) ÷ ATR 14
            from_low_20     |  20 | Distance from the low of 20   | (C − lowest L of 20 bars) ÷ ATR 14
            from_high_252   | 252 | Distance from the high of 252 | (C − highest H of 252 bars) ÷ ATR 14
            from_low_252    | 252 | Distance from the low of 252  | (C − lowest L of 252 bars) ÷ ATR 14
            bars_since_high | 252 | Bars since the high           | how many bars ago the highest H of 252 bars was, the newest of equal ones
            drawdown        | 252 | Drawdown                      | C ÷ highest C of 252 bars − 1
            gap             |   2 | Gap                           | ln(O ÷ C of the bar before)
            range_atr       |  15 | Range                         | (H − L) ÷ ATR 14
            body            |   1 | Body                          | (C − O) ÷ (H − L); 0 without a range
            close_place     |   1 | Place of the close            | (C − L) ÷ (H − L); 0.5 without a range
            run             |   2 | Run                           | how many bars in a row the close has risen, or fallen with a minus; 0 where it is unchanged
            """;

    private static final String VOLUMES =
            """
            volume_z_63   | 63 | Volume against 63 bars        | (V − mean of V) ÷ standard deviation (over n) of V, of the last 63 bars
            volume_5_63   | 63 | Volume of 5 to that of 63     | mean V of 5 bars ÷ mean V of 63 bars
            obv_slope_21  | 21 | Slope of on-balance volume    | slope of the least-squares line through the last 21 values of OBV ÷ mean V of 21 bars
            cmf_20        | 20 | Chaikin money flow            | CMF 20, from −1 to 1
            dollar_volume | 21 | Traded money                  | ln of the mean of C × V of 21 bars, in the symbol's currency
            amihud_21     | 22 | Illiquidity                   | ln of the mean of |return of 1 bar| ÷ (C × V) of the last 21 bars, of those with volume (Amihud 2002)
            """;

    private static final String PATTERNS =
            """
            candles_5         | 19 | Candles of 5 bars             | candlestick patterns for rising less those for falling prices, of all 61, on the last 5 bars
            chart_patterns_20 | 59 | Chart patterns of 20 bars     | chart patterns for rising less those for falling prices that the last 20 bars confirmed
            squeeze           | 20 | Squeeze                       | width of Bollinger bands 20/2 ÷ width of Keltner bands 20/1.5/10; below 1 is a squeeze
            score             | 50 | Score                         | score of the analysis by profile balanced, from −1 to 1
            score_momentum    | 50 | Score of momentum             | mean of side × confidence of its voters that have data
            score_trend       | 50 | Score of trend                | mean of side × confidence of its voters that have data
            score_volatility  | 50 | Score of volatility           | mean of side × confidence of its voters that have data
            score_volume      | 50 | Score of volume               | mean of side × confidence of its voters that have data
            """;

    private static final String CROSS_SECTIONS =
            """
            rank_return_5      |   6 | Rank by return of 5 bars      | share of the universe's symbols of the date whose return_5 is lower; equal ones, within 1/64 of a power of two, count half
            rank_return_21     |  22 | Rank by return of 21 bars     | likewise by return_21
            rank_return_126    | 127 | Rank by return of 126 bars    | likewise by return_126
            rank_deviation_21  |  22 | Rank by deviation             | likewise by deviation_21
            rank_dollar_volume |  21 | Rank by traded money          | likewise by the mean of C × V of 21 bars
            beta_63            |  64 | Beta                          | slope of the last 63 returns of 1 bar over those of the universe's mean
            residual_21        |  64 | Residual return               | return_21 less beta_63 × the universe's return over the same bars
            """;

    private static final String MARKETS =
            """
            market_return_5   |  6 | Universe's return of 5        | sum over the last 5 sessions of the mean return of 1 bar of all symbols
            market_return_21  | 22 | Universe's return of 21       | sum over the last 21 sessions of the same
            market_breadth    | 50 | Breadth                       | share of the symbols whose close is above their SMA 50
            market_dispersion |  6 | Dispersion                    | standard deviation (over n) of return_5 among the symbols
            market_volatility | 22 | Universe's volatility         | standard deviation (over n) of the mean return of 1 bar, of the last 21 sessions
            """;
}
