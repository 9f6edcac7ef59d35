package io.forbear.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.forbear.testing.ServiceRules;

/** The shell around the pure code: only parts that Spring manages know Spring, SQL or events. */
@AnalyzeClasses(packages = "io.forbear.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests KEEPS_THE_RULES = ArchTests.in(ServiceRules.class);

    /** What is read from a bank's settings says there what it is when they do not. */
    private static final String SETTINGS =
            "ProviderSettings|WebhookSettings|ReceiptFormat|ReplyFormat|TimeFormat"
                    + "|SignatureScheme|Acknowledgment";

    @ArchTest
    static final ArchRule PURE_CODE_KNOWS_NO_FRAMEWORK =
            ServiceRules.pureCodeKnowsNoFramework(
                    "Transport|HttpTransport|SmtpTransport|MailFailures|Line|CommandListener"
                            + "|ConditionalOnMedium|SomebodyCarries|FormerSettings|"
                            + SETTINGS);

    @ArchTest
    static final ArchRule EVENTS_STOP_AT_THE_SHELL =
            ServiceRules.eventsStopAt("Listener|Publisher|EventWords|CommandBytes");
}
