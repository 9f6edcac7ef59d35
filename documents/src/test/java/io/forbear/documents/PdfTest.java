package io.forbear.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forbear.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {
    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
    private static final Template NOTICE =
            Template.of(
                    "notice",
                    Locale.SIMPLIFIED_CHINESE,
                    """
                    <html lang="zh-CN"><head><title>欠款告知书</title>
                    <style>body { font-family: 'Noto Sans SC'; }</style></head>
                    <body><h1>欠款告知书</h1><p>应还金额：<b>{{amount}}</b> Amount due</p></body></html>
                    """);

    private static String html(String amount) {
        return NOTICE.html(Map.of("amount", new Money(new BigDecimal(amount), "CNY")));
    }

    private static String page(String words) {
        return """
        <html><head><title>x</title><style>body { font-family: 'Noto Sans SC'; }</style></head>
        <body><p>%s</p></body></html>
        """
                .formatted(words);
    }

    private static PDDocument opened(Pdf pdf) throws IOException {
        return Loader.loadPDF(pdf.bytes());
    }

    private static String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(document);
    }

    @Test
    void containsItsWordsAsText() throws IOException {
        try (var document = opened(Pdf.of(html("1234.5"), NOON))) {
            assertThat(text(document)).contains("欠款告知书", "应还金额：1,234.50元 Amount due");
        }
    }

    @Test
    void keepsTheCharactersThatWereWrittenAmongThoseThatLookAlike() throws IOException {
        var html = page("欠金一人长门车页风马鱼鸟龙");

        try (var document = opened(Pdf.of(html, NOON))) {
            assertThat(text(document)).contains("欠金一人长门车页风马鱼鸟龙");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"🄀", "㐂", "é", "€", "—", "⽋"})
    void showsRareCharactersThatTheFontHas(String character) throws IOException {
        try (var document = opened(Pdf.of(page(character), NOON))) {
            assertThat(text(document)).contains(character);
        }
    }

    @Test
    void showsCharactersThatAreWrittenAsReferences() throws IOException {
        try (var document = opened(Pdf.of(page("&#8212;&#x6B20;"), NOON))) {
            assertThat(text(document)).contains("—欠");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0E01", "𠮷"})
    void marksACharacterThatTheFontDoesNotHave(String character) throws IOException {
        try (var document = opened(Pdf.of(page("x" + character + "y"), NOON))) {
            assertThat(text(document)).contains("x#y");
        }
    }

    @Test
    void embedsItsFontsAsFarAsTheyAreUsed() throws IOException {
        var pdf = Pdf.of(html("1"), NOON);

        assertThat(pdf.bytes().length).isBetween(5_000, 100_000);
        try (var document = opened(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("NotoSansSC");
            }
        }
    }

    @Test
    void statesTheGivenInstant() throws IOException {
        try (var document = opened(Pdf.of(html("1"), NOON))) {
            var information = document.getDocumentInformation();
            assertThat(information.getCreationDate().toInstant()).isEqualTo(NOON);
            assertThat(information.getTitle()).isEqualTo("欠款告知书");
        }
    }

    @Test
    void isTheSameForTheSameContent() {
        var first = Pdf.of(html("1"), NOON);

        assertThat(Pdf.of(html("1"), NOON).bytes()).isEqualTo(first.bytes());
        assertThat(Pdf.of(html("1"), NOON).sha256()).isEqualTo(first.sha256()).hasSize(64);
        assertThat(Pdf.of(html("2"), NOON).sha256()).isNotEqualTo(first.sha256());
        assertThat(Pdf.of(html("1"), NOON.plusSeconds(1)).sha256()).isNotEqualTo(first.sha256());
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pdf.of("<html><body><p>open</body></html>", NOON));
    }

    @Test
    void takesInAnImageThatStandsInItButNoneFromElsewhere() throws IOException {
        var pixel =
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42m"
                        + "P8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
        var image = "<img src='%s' alt='' style='width: 10mm; height: 10mm'/>";

        assertThat(images(Pdf.of(page(image.formatted(pixel)), NOON))).isOne();
        for (var elsewhere : new String[] {"file:///etc/seal.png", "http://127.0.0.1:9/seal.png"}) {
            assertThat(images(Pdf.of(page(image.formatted(elsewhere)), NOON))).isZero();
        }
    }

    private static int images(Pdf pdf) throws IOException {
        try (var document = opened(pdf)) {
            var names = new ArrayList<>();
            document.getPage(0).getResources().getXObjectNames().forEach(names::add);
            return names.size();
        }
    }

    @Test
    void takesInNoFileOfTheMachine() throws IOException {
        var html =
                """
                <!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd">]>
                <html><head><title>x</title></head><body><p>&file;</p></body></html>
                """;

        try (var document = opened(Pdf.of(html, NOON))) {
            assertThat(text(document)).doesNotContain("root");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("laid out");
        }
    }
}
