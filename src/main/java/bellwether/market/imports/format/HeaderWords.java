package bellwether.market.imports.format;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Column names in languages that need more than the small letters of English, as Investing.com,
/// banks and exchanges write them, and the English names for them.
final class HeaderWords {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]|\u0307");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMMAS = Pattern.compile(",");

    /// @param commas whether its numbers have decimal commas
    /// @param names ours, each with the words for it
    private record Language(String name, boolean commas, String names) {}

    private record Word(String english, boolean ofCommas) {}

    private static final List<Language> LANGUAGES =
            List.of(
                    new Language(
                            "Chinese",
                            false,
                            """
                            date=日期,交易日期,交易日,成交日期 time=时间,時間 open=开盘,开盘价,今开,開盤,開盤價
                            high=高,最高,最高价,最高價 low=低,最低,最低价,最低價
                            close=收盘,收盘价,收盤,收盤價 last=最新价,最新價
                            volume=交易量,成交量,成交股数,成交股數 code=代码,股票代码,证券代码,股票代號
                            name=名称,股票名称\
                            """),
                    new Language(
                            "Czech",
                            true,
                            """
                            date=datum open=otevření high=nejvyšší low=nejnižší max=maximum min=minimum
                            close=závěr,zavírací last=poslední volume=objem\
                            """),
                    new Language(
                            "Danish",
                            true,
                            """
                            date=dato open=åben,åbning,åbningskurs high=høj,højeste low=lav,laveste
                            close=luk,lukkekurs,slutkurs last=seneste\
                            """),
                    new Language(
                            "Dutch",
                            true,
                            """
                            date=datum open=openingskoers high=hoog,hoogste low=laag,laagste
                            close=slot,slotkoers last=laatst,laatste\
                            """),
                    new Language(
                            "Finnish",
                            true,
                            """
                            date=päivämäärä,päivä,pvm open=avaus,avauskurssi high=korkein,ylin
                            low=matalin,alin close=päätöskurssi,päätös last=viimeisin,viimeinen
                            volume=vaihto,volyymi\
                            """),
                    new Language(
                            "German",
                            true,
                            "open=erster,eröffnungskurs,anfangskurs high=tageshoch,höchstkurs"
                                    + " low=tagestief,tiefstkurs last=letzter"
                                    + " 5volume=stuecke,stücke,stück"),
                    new Language(
                            "Greek",
                            true,
                            """
                            date=ημερομηνία open=άνοιγμα high=υψηλό low=χαμηλό close=κλείσιμο
                            last=τελευταία volume=όγκος\
                            """),
                    new Language(
                            "Hungarian",
                            true,
                            """
                            date=dátum open=nyitó,nyitóár max=max,maximum min=min,minimum
                            close=záró,záróár last=utolsó volume=forg\
                            """),
                    new Language(
                            "Indonesian",
                            true,
                            """
                            date=tanggal open=pembukaan high=tertinggi low=terendah close=penutupan
                            last=terakhir\
                            """),
                    new Language(
                            "Japanese",
                            false,
                            """
                            date=日付,日付け,年月日 open=始値 high=高値 low=安値 close=終値
                            adjclose=調整後終値 volume=出来高 code=コード,銘柄コード name=銘柄名\
                            """),
                    new Language(
                            "Korean",
                            false,
                            """
                            date=날짜,일자 open=시가,오픈 high=고가 low=저가 close=종가 volume=거래량
                            code=종목코드 name=종목명\
                            """),
                    new Language(
                            "Norwegian",
                            true,
                            """
                            date=dato open=åpning,åpningskurs high=høy,høyeste low=lav,laveste
                            close=sluttkurs last=siste volume=volum\
                            """),
                    new Language(
                            "Polish",
                            true,
                            """
                            open=kursotwarcia high=najwyższy max=max,maks,kursmax
                            low=najniższy min=min,kursmin close=zamknięcie,kurszamknięcia
                            last=ostatnio,ostatni volume=wol\
                            """),
                    new Language(
                            "Russian",
                            true,
                            """
                            date=дата time=время open=откр,открытие max=макс,максимум
                            min=мин,минимум close=закр,закрытие last=цена volume=объём,объем
                            ticker=тикер\
                            """),
                    new Language(
                            "Swedish",
                            true,
                            """
                            date=datum open=öppen,öppning,öppningskurs high=högst,högsta,högstakurs
                            low=lägst,lägsta,lägstakurs close=stängning,stängningskurs,slutkurs
                            last=senaste,senast,sista volume=volym,antalaktier\
                            """),
                    new Language(
                            "Turkish",
                            true,
                            """
                            date=tarih time=saat open=açılış high=yüksek,enyüksek low=düşük,endüşük
                            close=kapanış last=şimdi,son volume=hac,hacim\
                            """));

    /// Those whose words have English small letters stand among the names of the columns.
    private static final String KNOWN =
            "English, French, Italian, Portuguese, Spanish, "
                    + LANGUAGES.stream().map(Language::name).collect(Collectors.joining(", "));

    private static final Map<String, Word> WORDS = words();

    private HeaderWords() {}

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        for (Language language : LANGUAGES) {
            BLANKS.splitAsStream(language.names)
                    .forEach(entry -> {
                        int sign = entry.indexOf('=');
                        Word word = new Word(entry.substring(0, sign), language.commas);
                        COMMAS.splitAsStream(entry.substring(sign + 1))
                                .forEach(written -> words.putIfAbsent(written, word));
                    });
        }
        return Map.copyOf(words);
    }

    /// The English name of a column, in small letters and digits alone.
    static Optional<String> english(String name) {
        return Optional.ofNullable(WORDS.get(letters(name))).map(Word::english);
    }

    /// Whether it is a word of a language that writes decimal commas.
    static boolean isOfCommas(String name) {
        Word word = WORDS.get(letters(name));
        return word != null && word.ofCommas;
    }

    /// Whether it is a word of a language that writes decimal points.
    static boolean isOfPoints(String name) {
        Word word = WORDS.get(letters(name));
        return word != null && !word.ofCommas;
    }

    /// Whether a name has letters that another encoding may have made.
    static boolean mayBeGarbled(String name) {
        return name.chars().anyMatch(c -> (c >= 0x80 && c <= 0xff) || c == 0xfffd);
    }

    /// Small letters and digits of any script.
    static String letters(String name) {
        String small = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(small).replaceAll("");
    }

    /// The languages whose names of columns are known.
    static String languages() {
        return KNOWN;
    }
}
