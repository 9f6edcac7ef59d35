package io.forbear.account.debt;

import static io.forbear.account.debt.DebtExamples.facts;
import static io.forbear.account.debt.DebtExamples.posted;
import static io.forbear.account.debt.DebtExamples.reversing;
import static io.forbear.account.debt.DebtExamples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.FactExamples;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.ContractFile;
import io.forbear.account.terms.Language;
import io.forbear.documents.Pdf;
import io.forbear.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementDocumentTest {
    private static final LocalDate STATED = LocalDate.of(2026, 1, 10);

    private static Contract shipped() throws IOException {
        var yaml = StatementDocumentTest.class.getResourceAsStream("/contracts.yaml");
        return ContractFile.read(Objects.requireNonNull(yaml)).of(FactExamples.CARD).orElseThrow();
    }

    /** Four months with a payment that came back, and a bank that charged more than agreed. */
    private static StatementOfDebt debt() throws IOException {
        var due = LocalDate.of(2026, 1, 5);
        return DebtComputation.of(
                facts(
                        stated(STATED, due, "10000", "0", "0", "0"),
                        stated(STATED.plusDays(10), due, "10000", "51", "20", "0"),
                        posted("P-0", PostingKind.PAYMENT, STATED.plusDays(2), "0.01"),
                        posted("P-1", PostingKind.PAYMENT, STATED.plusDays(40), "600"),
                        reversing("R-1", PostingKind.REVERSAL, STATED.plusDays(43), "600", "P-1"),
                        posted("P-2", PostingKind.PAYMENT, STATED.plusDays(91), "1500")),
                shipped(),
                STATED.plusDays(120));
    }

    /** Leaves the file where it can be looked at. */
    private static String text(Pdf pdf, String name) throws IOException {
        Files.write(Path.of("target", name), pdf.bytes());
        try (var document = Loader.loadPDF(pdf.bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    @Test
    void tellsInChineseWhatIsOwedAndWhy() throws IOException {
        var pdf = new StatementDocument(Language.CHINESE).pdf(debt());

        assertThat(text(pdf, "statement-of-debt.zh-CN.pdf"))
                .contains("欠款明细对账单")
                .contains("应还总额 " + zh(debt().total()))
                .contains("10,000.00元 × 日利率0.05% × 30天")
                .contains("400.00元 × 5%")
                .contains("违约金不计息")
                .contains("异议方式", "12378")
                .contains("不一致");
    }

    @Test
    void tellsInEnglishWhatIsOwedAndWhy() throws IOException {
        var pdf = new StatementDocument(Language.ENGLISH).pdf(debt());

        assertThat(text(pdf, "statement-of-debt.en.pdf"))
                .contains("Statement of debt")
                .contains("CNY 10,000.00 × 0.05% a day × 30 days")
                .contains("CNY 400.00 × 5%")
                .contains("How to object")
                .contains("differs");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsWhatIsKnownWithoutAContract(Language language) throws IOException {
        var debt =
                DebtComputation.of(
                        facts(stated(STATED, STATED, "10000", "51", "20", "0")),
                        null,
                        STATED.plusDays(1));

        assertThat(text(new StatementDocument(language).pdf(debt), "no-contract.pdf"))
                .contains("10,071.00")
                .contains(Words.of(StatementOfDebt.Remark.NO_CONTRACT, language).substring(0, 12));
    }

    @Test
    void isTheSameFileForTheSameStatement() throws IOException {
        var document = new StatementDocument(Language.ENGLISH);

        assertThat(document.pdf(debt()).sha256()).isEqualTo(document.pdf(debt()).sha256());
    }

    private static String zh(Money money) {
        return NumberFormat.getNumberInstance(Locale.CHINA).format(money.amount()) + "元";
    }
}
