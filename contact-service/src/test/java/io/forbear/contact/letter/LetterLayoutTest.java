package io.forbear.contact.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.debtor.Examples;
import io.forbear.contact.template.TemplateFile;
import io.forbear.contact.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterLayoutTest {
    private static final String EXAMPLE = text("/letterheads-example.yaml");
    private static final Letterheads HEADS = heads(EXAMPLE);
    private static final Templates TEMPLATES =
            TemplateFile.read("templates.yaml", text("/templates.yaml"));

    private static Letterheads heads(String text) {
        return LetterheadFile.read(
                "letterheads.yaml",
                text,
                Map.of(
                        "zh",
                        text("/letters/letter.zh.html"),
                        "en",
                        text("/letters/letter.en.html")),
                LetterLayoutTest::bytes);
    }

    private static Letter letter(String template, String language, String name, boolean specimen) {
        var account = Examples.placed(Examples.account(), "AGENCY");
        var message =
                TEMPLATES.message(TEMPLATES.get(template), account, null, language).orElseThrow();
        return new Letter(
                message.text(),
                account.accountId(),
                Examples.DEBTOR,
                "L-1",
                new Letter.Addressee(name, List.of("上海市徐汇区幸福路三号", "200030")),
                Examples.MAY_4,
                specimen);
    }

    private static Paper paper(String language) {
        return HEADS.paper("BANK", "AGENCY", language).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "demand-letter, zh-CN, '1,234.50元'",
        "demand-letter, en, 'CNY 1,234.50'",
        "collector-letter, en, 'CNY 1,234.50'",
        "collector-letter, zh-CN, '1,234.50元'"
    })
    void putsEverythingOnPaper(String template, String language, String amount) throws IOException {
        var pdf = LetterLayout.pdf(letter(template, language, "王小明", false), paper(language));
        var head = paper(language).head();
        try (var document = Loader.loadPDF(pdf.bytes())) {
            var stripper = new PDFTextStripper();
            var text = stripper.getText(document).replaceAll("\\s+", "");
            for (var line : head.lines().values()) {
                assertThat(text).contains(line.replaceAll("\\s+", ""));
            }
            assertThat(text)
                    .contains(amount.replace(" ", ""), "王小明", "200030", "A100-1", "C100", "L-1")
                    .doesNotContain("{", "#");
            var images = document.getPage(document.getNumberOfPages() - 1).getResources();
            assertThat(images.getXObjectNames()).as("the seal").isNotEmpty();
        }
        keepForLooking(pdf.bytes(), template + "." + language);
    }

    @Test
    void isTheSameForTheSameLetter() {
        var first = LetterLayout.pdf(letter("demand-letter", "en", "A", false), paper("en"));
        var again = LetterLayout.pdf(letter("demand-letter", "en", "A", false), paper("en"));
        var other = LetterLayout.pdf(letter("demand-letter", "en", "B", false), paper("en"));
        assertThat(again.sha256()).isEqualTo(first.sha256());
        assertThat(other.sha256()).isNotEqualTo(first.sha256());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 样张", "en, SPECIMEN"})
    void marksASpecimen(String language, String mark) throws IOException {
        var pdf = LetterLayout.pdf(letter("demand-letter", language, "X", true), paper(language));
        try (var document = Loader.loadPDF(pdf.bytes())) {
            assertThat(new PDFTextStripper().getText(document)).contains(mark);
        }
        keepForLooking(pdf.bytes(), "specimen." + language);
        var sent =
                LetterLayout.html(letter("demand-letter", language, "X", false), paper(language));
        assertThat(sent).doesNotContain(mark);
    }

    @Test
    void cannotBeChangedByAName() {
        var html =
                LetterLayout.html(
                        letter("demand-letter", "en", "<b>{{amount}}</b> $1", false), paper("en"));
        assertThat(html).contains("&lt;b&gt;{{amount}}&lt;/b&gt; $1").doesNotContain("<b>");
    }

    @Test
    void isNotMadeWithoutKnowingWhoWrites() {
        assertThat(HEADS.paper("OTHER", "OTHER", "en")).isEmpty();
        assertThat(HEADS.paper("BANK", "OTHER", "en")).isEmpty();
        assertThat(HEADS.paper("BANK", "BANK", "fr")).isEmpty();
        assertThat(HEADS.paper("BANK", "BANK", "en")).isPresent();
    }

    @Test
    void isNotMadeWithAPlaceThatNothingFills() {
        var strange = letter("demand-letter", "en", "A", false);
        var letter =
                new Letter(
                        strange.text() + "\n{{somethingElse}}",
                        "A",
                        "C",
                        "L",
                        strange.addressee(),
                        Examples.MAY_4,
                        false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LetterLayout.html(letter, paper("en")))
                .withMessageContaining("somethingElse");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            seal: seal-example.png | seal: none.png     | creditors.BANK.seal: there is no such file
            seal: seal-example.png | seal: letterheads-example.yaml | creditors.BANK.seal: must be a PNG
            zone: Asia/Shanghai    | zone: Asia/Nowhere | creditors.BANK.zone: there is no such time zone
            'phone: 021-5555-0100' | 'fax: x'           | creditors.BANK.texts.zh-CN
            """)
    void refusesALetterheadThatLacksSomething(String right, String wrong, String complaint) {
        assertThat(EXAMPLE).contains(right);
        assertThatThrownBy(() -> heads(EXAMPLE.replace(right, wrong)))
                .hasMessageContaining(complaint);
    }

    /** For people to look at, with -Dforbear.letters=folder. */
    private static void keepForLooking(byte[] pdf, String name) throws IOException {
        var folder = System.getProperty("forbear.letters");
        if (folder != null) {
            Files.write(Path.of(folder, name + ".pdf"), pdf);
        }
    }

    private static String text(String path) {
        var bytes = Objects.requireNonNull(bytes(path.substring(1)), path);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(String name) {
        try (var in = LetterLayoutTest.class.getResourceAsStream("/" + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
