package io.forbear.account.debt;

import io.forbear.account.debt.DebtLine.Kind;
import io.forbear.account.debt.DebtLine.RateUnit;
import io.forbear.account.debt.StatementOfDebt.Remark;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Language;
import io.forbear.account.terms.Wording;
import java.math.BigDecimal;

/** How the parts of a statement of debt are called in its languages. */
final class Words {
    private Words() {}

    static String of(Component component, Language language) {
        var words =
                switch (component) {
                    case PRINCIPAL -> new Wording("本金", "Principal");
                    case INTEREST -> new Wording("利息", "Interest");
                    case FEES -> new Wording("费用（含违约金）", "Fees, late fees included");
                    case PENALTY -> new Wording("复利及罚息", "Compound interest and penalty");
                    case OTHER -> new Wording("未列明构成的款项", "Not broken down");
                    case CREDIT -> new Wording("溢缴款", "Paid beyond what is owed");
                };
        return words.in(language);
    }

    /** All components together. */
    static String all(Language language) {
        return new Wording("合计", "Total").in(language);
    }

    static String of(Kind kind, Language language) {
        var words =
                switch (kind) {
                    case OPENING -> new Wording("银行账面金额", "As stated by the bank");
                    case INTEREST -> new Wording("利息", "Interest");
                    case COMPOUND_INTEREST -> new Wording("复利", "Compound interest");
                    case LATE_FEE -> new Wording("违约金", "Late fee");
                    case RESTATED -> new Wording("银行账面余额调整", "Up to the bank's later balance");
                };
        return words.in(language);
    }

    /** What the bank stated of a component. */
    static String stated(Component component, Kind kind, Language language) {
        var colon = new Wording("：", ": ").in(language);
        return of(component, language) + colon + of(kind, language);
    }

    static String of(PostingKind kind, Language language) {
        var words =
                switch (kind) {
                    case PAYMENT -> new Wording("还款", "Payment");
                    case REVERSAL -> new Wording("还款冲正", "Payment reversed");
                    case CHARGEBACK -> new Wording("还款退回", "Payment returned");
                    case ADJUSTMENT -> new Wording("账务调整", "Adjustment");
                };
        return words.in(language);
    }

    /** What stands before a rate, if anything. */
    static String before(RateUnit unit, Language language) {
        var words =
                switch (unit) {
                    case DAY -> new Wording("日利率", "");
                    case YEAR -> new Wording("年利率", "");
                    case ONCE -> new Wording("", "");
                };
        return words.in(language);
    }

    /** What stands after a rate, if anything. */
    static String after(RateUnit unit, Language language) {
        var words =
                switch (unit) {
                    case DAY -> new Wording("", " a day");
                    case YEAR -> new Wording("", " a year");
                    case ONCE -> new Wording("", "");
                };
        return words.in(language);
    }

    static String days(long days, Language language) {
        return new Wording(days + "天", days == 1 ? "1 day" : days + " days").in(language);
    }

    /** A share of one hundred, such as 0.05%. */
    static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    static String of(Remark remark, Language language) {
        var words =
                switch (remark) {
                    case NO_CONTRACT ->
                            new Wording(
                                    "系统中没有该产品的合约条款，银行账面金额之后的利息和费用未作计算，还款由银行入账冲还。",
                                    "No contract terms are known for this product: no interest or"
                                            + " fee was computed after the bank's statement, and the"
                                            + " bank allocates payments.");
                    case NOT_BROKEN_DOWN ->
                            new Wording(
                                    "银行未列明余额的构成，因此未计算其后的利息。",
                                    "The bank did not state what the balance consists of, so no"
                                            + " interest was computed on it.");
                    case BREAKDOWN_COMPUTED ->
                            new Wording(
                                    "银行最近一次账面金额未列明构成；构成系按银行此前列明的金额和合约计算，差额单独列示。",
                                    "The bank's newest statement does not say what the balance"
                                            + " consists of. It follows from an earlier statement and"
                                            + " the contract; the difference is shown by itself.");
                    case BREAKDOWN_DOES_NOT_SUM ->
                            new Wording(
                                    "银行列明的各项之和与其账面余额不一致，差额单独列示。",
                                    "The parts that the bank stated do not sum to its balance; the"
                                            + " difference is shown by itself.");
                    case NOTHING_OVERDUE ->
                            new Wording(
                                    "该账户没有逾期款项，因此未计算利息和违约金。",
                                    "Nothing is overdue, so no interest and no fee was computed.");
                    case INTEREST_FREE ->
                            new Wording(
                                    "全部余额已在宽限期内还清，该期间不计利息。",
                                    "The whole balance was paid within the days of grace, so no"
                                            + " interest was charged for that time.");
                    case OTHER_CURRENCY ->
                            new Wording(
                                    "以其他币种入账的款项未计入本对账单。",
                                    "Postings in another currency are not part of this statement.");
                    case NO_RATE ->
                            new Wording(
                                    "部分期间没有约定利率，该期间未计利息。",
                                    "For a part of the time no interest rate was agreed, so no"
                                            + " interest was charged for it.");
                };
        return words.in(language);
    }
}
