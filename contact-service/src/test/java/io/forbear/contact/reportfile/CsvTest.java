package io.forbear.contact.reportfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Property(tries = 300)
    void readsWhatWasWrittenHoweverItIsCutUp(
            @ForAll("tables") List<List<String>> table,
            @ForAll @IntRange(min = 1, max = 40) int portion,
            @ForAll boolean chinese) {
        var charset = chinese ? GB18030 : UTF_8;
        var records = records(written(table).getBytes(charset), portion);
        assertThat(records.stream().map(one -> CsvFields.of(one.content(), charset)))
                .containsExactlyElementsOf(table);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var fields =
                Arbitraries.of(
                                "a",
                                "b",
                                ",",
                                "\"",
                                "\n",
                                "\r",
                                " ",
                                "|",
                                "催",
                                "欠",
                                "é",
                                "\uD842\uDFB7")
                        .list()
                        .ofMaxSize(8)
                        .map(parts -> String.join("", parts));
        return fields.list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(6);
    }

    private static String written(List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().map(CsvTest::quoted).collect(Collectors.joining(",")))
                .map(row -> row + "\r\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String field) {
        return "\"" + field.replace("\"", "\"\"") + "\"";
    }

    private static List<CsvRecords.Raw> records(byte[] bytes, int portion) {
        var reader = new CsvRecords();
        var all = new ArrayList<CsvRecords.Raw>();
        for (int from = 0; from < bytes.length; from += portion) {
            all.addAll(
                    reader.feed(
                            Arrays.copyOfRange(
                                    bytes, from, Math.min(bytes.length, from + portion))));
        }
        all.addAll(reader.end());
        return all;
    }

    @Test
    void tellsTheLineAtWhichARecordBegins() {
        var text = "a,b\r\n\r\n\"x\ny\",2\r\n3,4";
        assertThat(records(text.getBytes(UTF_8), 100).stream().map(CsvRecords.Raw::line))
                .containsExactly(1, 3, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "a,b     | no closing quote, in field 1
                    a,"b     | no closing quote, in field 2
                    "a"b,c   | text after a closing quote, in field 1
                    """)
    void saysWhatIsWrongWithARecord(String text, String complaint) {
        assertThatThrownBy(() -> CsvFields.of(text.getBytes(UTF_8), UTF_8))
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesOtherBytesThanThoseOfTheCharset() {
        assertThatThrownBy(() -> CsvFields.of("催收".getBytes(GB18030), UTF_8))
                .hasMessage("is not UTF-8");
        assertThat(CsvFields.of("催收".getBytes(GB18030), GB18030)).containsExactly("催收");
    }

    @Test
    void holdsNoMoreOfAnEndlessRecordThanItNeedsToRefuseIt() {
        var reader = new CsvRecords();
        var endless = new byte[100_000];
        Arrays.fill(endless, (byte) 'x');
        assertThat(reader.feed(endless)).isEmpty();
        var content = reader.end().getFirst().content();
        assertThat(content).hasSize(CsvRecords.MOST_BYTES + 1);
        assertThatThrownBy(() -> CsvFields.of(content, UTF_8)).hasMessageContaining("longer than");
    }

    @Test
    void refusesAHeaderThatIsNotUnderstood() {
        assertThat(Header.of(List.of("occuredAt", "debtorId", "debtorId")))
                .isInstanceOfSatisfying(
                        Header.Refused.class,
                        refused ->
                                assertThat(refused.faults().toString())
                                        .contains("occuredAt, message=is no column")
                                        .contains("debtorId, message=is there twice")
                                        .contains("occurredAt, message=is missing")
                                        .contains("reference, message=is missing"));
    }
}
