package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberParserTest {
    private static double parse(String text, DecimalMark mark) {
        return NumberParser.parse(text.toCharArray(), 0, text.length(), mark);
    }

    private static double count(String text, DecimalMark mark) {
        return NumberParser.parseCount(text.toCharArray(), 0, text.length(), mark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0|0",
                "7|7",
                "007.50|7.5",
                ".5|0.5",
                "5.|5",
                "1,968.95|1968.95",
                "1,234,567|1234567",
                "12,34,567.5|1234567.5",
                "1'968.95|1968.95",
                "1’968.95|1968.95",
                "1 234 567.5|1234567.5",
                "+12.5|12.5",
                "-12.5|-12.5",
                "$12.50|12.5",
                "-$12.50|-12.5",
                "$-12.50|-12.5",
                "€ 12.50|12.5",
                "12.50 €|12.5",
                "Rs. 1,234.5|1234.5",
                "rs 12|12",
                "USD 12.5|12.5",
                "12.5 EUR|12.5",
                "1.5e3|1500",
                "1.5E-3|0.0015",
                "2e+2|200",
            })
    void numbersAreReadAsPriceFilesWriteThem(String text, double value) {
        assertEquals(value, parse(text, DecimalMark.POINT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "149,24|149.24",
                "1.968,95|1968.95",
                "1.968|1968",
                "1.234.567,5|1234567.5",
                "1 968,95|1968.95",
                "1'968,95|1968.95",
                "0,5|0.5",
                ",5|0.5",
                "12|12",
                "-1,5|-1.5",
                "149,24 €|149.24",
                "1,5e3|1500",
            })
    void aDecimalCommaIsReadWhereItIsTheMark(String text, double value) {
        assertEquals(value, parse(text, DecimalMark.COMMA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-",
                "+",
                "+-5",
                "--5",
                "5-",
                "1.2.3",
                "12,34",
                "1,23",
                "1234,567",
                "1,2345",
                "1 2345",
                "12 34567",
                "1234 567",
                "1'23",
                "1 23 456",
                "1  234",
                "abc",
                "12a",
                "0x10",
                "1e",
                "e5",
                "NaN",
                "Infinity",
                "1e999999",
                "12 %",
                "١٢",
                "1_000",
                "5d",
                "5f"
            })
    void whatIsNoNumberIsNone(String text) {
        assertEquals(Double.NaN, parse(text, DecimalMark.POINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "12.34", "1.2345", "1,2,3", "1,234.5", "1968.950", "1234.567,5"})
    void aPointThatDoesNotPartThousandsIsNoNumberWithADecimalComma(String text) {
        assertEquals(Double.NaN, parse(text, DecimalMark.COMMA));
    }

    @Test
    void anUnsettledMarkIsReadAsAPoint() {
        assertEquals(10125, parse("10,125", DecimalMark.UNSETTLED));
        assertEquals(10.125, parse("10.125", DecimalMark.UNSETTLED));
    }

    /// Word processors and European banks write one before the currency's sign.
    @ParameterizedTest
    @ValueSource(strings = {"149,24\u00a0€", "149,24\u202f€", "€\u00a0149,24", "149,24\u00a0EUR"})
    void aSpaceThatDoesNotBreakMayStandBesideTheCurrency(String text) {
        assertEquals(149.24, parse(text, DecimalMark.COMMA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u00a0968,95", "1\u202f968,95", "1\u00a0968,95\u00a0€"})
    void aSpaceThatDoesNotBreakMayPartThousands(String text) {
        assertEquals(1968.95, parse(text, DecimalMark.COMMA));
    }

    @Test
    void onlyTheCharactersBetweenTheBoundsAreRead() {
        char[] line = "9912.5099".toCharArray();
        assertEquals(12.5, NumberParser.parse(line, 2, 6, DecimalMark.POINT));
        assertEquals(1, NumberParser.parse(line, 2, 3, DecimalMark.POINT));
        assertEquals(Double.NaN, NumberParser.parse(line, 2, 2, DecimalMark.POINT));
    }

    @Test
    void aCellOfMoreThanSixtyFourCharactersIsNoNumber() {
        assertEquals(1, parse("1." + "0".repeat(62), DecimalMark.POINT));
        assertEquals(Double.NaN, parse("1." + "0".repeat(63), DecimalMark.POINT));
        assertEquals(Double.NaN, count("1." + "0".repeat(63) + "K", DecimalMark.POINT));
    }

    @ParameterizedTest
    @CsvSource({
        "4.79M,4790000",
        "4.79 m,4790000",
        "12K,12000",
        "12.K,12000",
        "1.5B,1500000000",
        "2T,2000000000000",
        "1234,1234",
        "-3K,-3000",
    })
    void aCountMayEndInItsThousandsMillionsOrBillions(String text, double value) {
        assertEquals(value, count(text, DecimalMark.POINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "4.79X", "4.79MM", "1e3K", "1,23M", "K4", "4 .7M"})
    void anotherLetterOrPlaceIsNoCount(String text) {
        assertEquals(Double.NaN, count(text, DecimalMark.POINT));
    }

    @Test
    void aCountIsReadWithTheFilesMark() {
        assertEquals(4_790_000, count("4,79M", DecimalMark.COMMA));
        assertEquals(Double.NaN, count("4.79M", DecimalMark.COMMA));
        assertEquals(1_234_500_000, count("1.234,5M", DecimalMark.COMMA));
        assertEquals(1_234_000, count("1,234K", DecimalMark.POINT));
    }

    @Test
    void aPriceHasNoLetters() {
        assertEquals(Double.NaN, parse("4.79M", DecimalMark.POINT));
    }

    /// The quick way of few digits, the slow one of many, with and without a fraction.
    @Test
    void theResultIsTheDoubleNearestToTheText() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            String digits = digits(random, 1 + random.nextInt(20));
            String fraction = digits(random, random.nextInt(20));
            String text = fraction.isEmpty() ? digits : digits + "." + fraction;
            assertEquals(Double.parseDouble(text), parse(text, DecimalMark.POINT), text);
            assertEquals(
                    Double.parseDouble(text), parse(text.replace('.', ','), DecimalMark.COMMA));
        }
    }

    @Test
    void groupsOfThousandsChangeNothing() {
        Random random = new Random(18);
        for (int i = 0; i < 5_000; i++) {
            long whole = random.nextLong(1_000_000_000_000L);
            String fraction = digits(random, 1 + random.nextInt(3));
            double value = new BigDecimal(whole + "." + fraction).doubleValue();
            assertEquals(value, parse("%,d.%s".formatted(whole, fraction), DecimalMark.POINT));
            String german = "%,d".formatted(whole).replace(',', '.') + "," + fraction;
            assertEquals(value, parse(german, DecimalMark.COMMA), german);
            String swiss = "%,d".formatted(whole).replace(',', '\'') + "." + fraction;
            assertEquals(value, parse(swiss, DecimalMark.POINT), swiss);
        }
    }

    private static String digits(Random random, int count) {
        return random.ints(count, '0', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
