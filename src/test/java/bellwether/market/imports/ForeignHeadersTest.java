package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.nio.charset.Charset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables whose columns and dates are named in other languages.
final class ForeignHeadersTest extends MarketTestCase {
    /// As Investing.com writes them: date, last, open, high, low and volume.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FNL | "Datum","Laatst","Open","Hoog","Laag","Vol." | 08-01-2024
                    FPL | "Data","Ostatnio","Otwarcie","Max.","Min.","Wol." | 08.01.2024
                    FTR | "Tarih","Şimdi","Açılış","Yüksek","Düşük","Hac." | 08.01.2024
                    FRU | "Дата","Цена","Откр.","Макс.","Мин.","Объём" | 08.01.2024
                    FSV | "Datum","Senaste","Öppen","Högst","Lägst","Vol." | 2024-01-08
                    FDA | "Dato","Seneste","Åben","Høj","Lav","Vol." | 08.01.2024
                    FNO | "Dato","Siste","Åpning","Høy","Lav","Vol." | 08.01.2024
                    FFI | "Päivämäärä","Viimeisin","Avaus","Ylin","Alin","Vol." | 08.01.2024
                    FEL | "Ημερομηνία","Τελευταία","Άνοιγμα","Υψηλό","Χαμηλό","Όγκος" | 2024/01/08
                    FIN | "Tanggal","Terakhir","Pembukaan","Tertinggi","Terendah","Vol." | 2024-01-08
                    FHU | "Dátum","Utolsó","Nyitó","Max","Min","Forg." | 2024.01.08
                    FCS | "Datum","Poslední","Otevření","Nejvyšší","Nejnižší","Objem" | 08.01.2024
                    FDE | "Datum","Letzter","Erster","Tageshoch","Tagestief","Stück" | 8. Januar 2024
                    """)
    void languagesThatWriteDecimalCommas(String ticker, String header, String date) {
        importText(
                ticker,
                header
                        + "\n"
                        + "\"%s\",\"149,241\",\"148,900\",\"149,500\",\"148,700\",\"1,25M\"\n"
                                .formatted(date.replace("08", "18").replace("8. ", "18. "))
                        + "\"%s\",\"148,850\",\"148,364\",\"149,017\",\"148,331\",\"2,50M\"\n"
                                .formatted(date));
        requireTwoDays(ticker);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FJA | "日付け","終値","始値","高値","安値","出来高" | 2024年01月08日
                    FKO | "날짜","종가","시가","고가","저가","거래량" | 2024- 01- 08
                    FZH | "日期","收盘","开盘","高","低","交易量" | 2024年1月8日
                    FZT | "日期","收盤價","開盤價","最高價","最低價","成交股數" | 2024-01-08
                    """)
    void languagesThatWriteDecimalPoints(String ticker, String header, String date) {
        importText(
                ticker,
                header
                        + "\n"
                        + "\"%s\",\"149.241\",\"148.900\",\"149.500\",\"148.700\",\"1.25M\"\n"
                                .formatted(date.replaceFirst("0?8(日?)$", "18$1"))
                        + "\"%s\",\"148.850\",\"148.364\",\"149.017\",\"148.331\",\"2.50M\"\n"
                                .formatted(date));
        requireTwoDays(ticker);
    }

    private static void requireTwoDays(String ticker) {
        Bars days = bars(ticker);
        assertEquals(2, days.size());
        assertEquals("2024-01-08", Timeframe.date(days.time()[0]).toString());
        assertEquals("2024-01-18", Timeframe.date(days.time()[1]).toString());
        assertArrayEquals(new double[] {148.364, 148.9}, days.open());
        assertArrayEquals(new double[] {149.017, 149.5}, days.high());
        assertArrayEquals(new double[] {148.331, 148.7}, days.low());
        assertArrayEquals(new double[] {148.85, 149.241}, days.close());
        assertArrayEquals(new double[] {2_500_000, 1_250_000}, days.volume());
    }

    @Test
    void ofARefusedHeaderTheKnownLanguagesAreSaid() {
        String header = "Ngày,Lần cuối,Mở,Cao,Thấp\n2024-01-08,1,1,1,1\n";
        Refusal refusal = assertThrows(Refusal.class, () -> importText("FVI", header));
        assertEquals("columns_missing", refusal.code());
        assertTrue(
                refusal.detail().contains("Names are known in English, French, Italian"),
                refusal.detail());
        assertTrue(refusal.detail().contains("Swedish, Turkish."), refusal.detail());
        byte[] cyrillic =
                "Дата;Открытие;Макс.;Мин.;Закрытие\n08.01.2024;1,5;1,6;1,4;1,5\n"
                        .getBytes(Charset.forName("windows-1251"));
        Refusal garbled = assertThrows(Refusal.class, () -> importBytes("FCY", cyrillic));
        assertTrue(garbled.detail().endsWith("save it as UTF-8."), garbled.detail());
    }

    @Test
    void ofArivaTheVolumeIsThatOfPiecesAndNotTheTurnover() {
        importText(
                "FARI.DE",
                """
                Datum;Erster;Hoch;Tief;Schlusskurs;Stuecke;Volumen
                2024-01-09;141,20;142,80;140,90;142,10;1.204.500;170.912.045
                2024-01-08;140,00;141,50;139,70;141,30;990.000;139.400.100
                """);
        assertArrayEquals(new double[] {990_000, 1_204_500}, bars("FARI.DE").volume());
        assertArrayEquals(new double[] {140, 141.2}, bars("FARI.DE").open());
    }

    @Test
    void extremesOfAYearBesideThoseOfTheDayAreNoSecondSymbol() {
        importText("FMAX", "date,open,high,low,close,max,min\n2024-01-18,10,12,9,11,15,5\n");
        assertEquals(12, bars("FMAX").high()[0]);
        importText("FONE", "date,open,max,min,close\n2024-01-18,10,12,9,11\n");
        assertEquals(9, bars("FONE").low()[0]);
    }

    @Test
    void ofBoursoramaTheShortNamesAreKnown() {
        importText(
                "FBOU.PA",
                """
                date\touv\thaut\tbas\tclot\tvol\tdevise
                08/01/2024 00:00\t27,100\t27,300\t26,900\t27,250\t5000\tEUR
                18/01/2024 00:00\t27,200\t27,400\t27,000\t27,300\t6000\tEUR
                """);
        assertArrayEquals(new double[] {27.25, 27.3}, bars("FBOU.PA").close());
    }

    @ParameterizedTest
    @CsvSource({
        "18 janv. 2024, 2024-01-18",
        "18 févr. 2024, 2024-02-18",
        "18-ene-2024, 2024-01-18",
        "18 agosto 2024, 2024-08-18",
        "18. März 2024, 2024-03-18",
        "18 okt 2024, 2024-10-18",
        "18 juin 2024, 2024-06-18",
        "18 juillet 2024, 2024-07-18",
        "18 paź 2024, 2024-10-18"
    })
    void namesOfMonths(String written, String day) {
        String ticker = "M" + Integer.toHexString(written.hashCode()).toUpperCase(Locale.ROOT);
        importText(ticker, "date,open,high,low,close\n" + written + ",10,12,9,11\n");
        assertEquals(day, Timeframe.date(bars(ticker).time()[0]).toString());
    }

    @Test
    void moneyByItsWord() {
        importText(
                "FKR.ST",
                "Datum;Öppen;Högst;Lägst;Senast\n18.01.2024;187,30 kr;188,45 kr;186,60 kr;187,51 kr\n");
        assertEquals(187.51, bars("FKR.ST").close()[0]);
    }
}
