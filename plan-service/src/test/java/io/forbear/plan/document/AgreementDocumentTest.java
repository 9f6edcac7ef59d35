package io.forbear.plan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.documents.Pdf;
import io.forbear.plan.plan.Acceptance;
import io.forbear.plan.plan.PlanPaper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementDocumentTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);
    private static final Wordings SHIPPED = shipped();

    @Test
    void containsTheSixContentsOfArticle70InChinese() {
        assertThat(text(Language.CHINESE, true))
                .contains(
                        "第1条 欠款余额、结构与币种",
                        "第2条 分期还款的周期、方式、日期与每期金额",
                        "第3条 分期期间的年费、利息与其他费用",
                        "第4条 不申领新卡的承诺",
                        "第5条 双方的权利、义务与违约责任",
                        "第6条 其他约定",
                        "第7条 双方的同意")
                .contains("分期还款总额 300.00元", "2027年2月28日", "利息 分期期间计收，共 30.00元")
                .contains("年费 分期期间不计收")
                .contains("自协议签署之时起，债权人及其委托的机构停止对持卡人催收")
                .contains("持卡人 D-1 2027年1月1日 12:00 (+08:00) 电话");
    }

    @Test
    void containsTheSixContentsOfArticle70InEnglish() {
        assertThat(text(Language.ENGLISH, true))
                .contains(
                        "1. Balance, its structure and currency",
                        "2. Period, way, dates and amount of each payment",
                        "3. Annual fee, interest and other fees during the plan",
                        "4. No new card",
                        "5. Rights, duties and breach",
                        "6. Other matters",
                        "7. Acceptance")
                .contains("Total to be paid CNY 300.00", "28 February 2027")
                .contains("Interest accrues during the plan, CNY 30.00 in all")
                .contains("Debtor D-1 1 January 2027 12:00 (+08:00) by telephone");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysThatAProposalIsNotSigned(Language language) {
        var words = language == Language.CHINESE ? "尚未签署" : "Not signed yet";
        assertThat(text(language, false)).contains(words);
        assertThat(text(language, true)).doesNotContain(words);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isTheSameByteForByte(Language language) {
        assertThat(pdf(language, true).sha256()).isEqualTo(pdf(language, true).sha256());
        assertThat(pdf(language, true).sha256()).isNotEqualTo(pdf(language, false).sha256());
    }

    @Test
    void keepsAPlanToTheWordingOfTheDayItWasProposedOn() {
        var list =
                """
                versions:
                  - {from: 2027-01-01, zh: old, en: old}
                  - {from: 2027-06-01, zh: new, en: new}
                """;
        var wordings = read(list);
        assertThat(wordings.of(LocalDate.of(2026, 12, 31), Language.ENGLISH)).isEmpty();
        assertThat(html(wordings, LocalDate.of(2027, 1, 1))).isEqualTo("<p>old</p>");
        assertThat(html(wordings, LocalDate.of(2027, 5, 31))).isEqualTo("<p>old</p>");
        assertThat(html(wordings, LocalDate.of(2027, 6, 1))).isEqualTo("<p>new</p>");
    }

    @Test
    void refusesALanguageItHasNoWordingIn() {
        assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("zh or en");
    }

    private static String html(Wordings wordings, LocalDate proposedOn) {
        return wordings.of(proposedOn, Language.ENGLISH).orElseThrow().template().html(Map.of());
    }

    private static String text(Language language, boolean signed) {
        try (var document = Loader.loadPDF(pdf(language, signed).bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pdf pdf(Language language, boolean signed) {
        var acceptances = signed ? PlanPaper.ACCEPTANCES : List.<Acceptance>of();
        var fields = AgreementFields.of(PlanPaper.view(signed), acceptances, "BANK");
        var wording = SHIPPED.of(TODAY, language).orElseThrow();
        var pdf = Pdf.of(wording.template().html(fields), Instant.EPOCH);
        keep(pdf, "agreement-%s-%s.pdf".formatted(language.code(), signed ? "signed" : "proposed"));
        return pdf;
    }

    /** For whoever wants to look at it. */
    private static void keep(Pdf pdf, String name) {
        try {
            Files.write(
                    Files.createDirectories(Path.of("target/documents")).resolve(name),
                    pdf.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wordings shipped() {
        try {
            return WordingFile.read(open("wordings.yaml"), AgreementDocumentTest::open);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                AgreementDocumentTest.class.getResourceAsStream("/wording/" + name), name);
    }

    private static Wordings read(String list) {
        try {
            return WordingFile.read(stream(list), name -> stream("<p>" + name + "</p>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
