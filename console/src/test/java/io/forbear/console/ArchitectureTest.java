package io.forbear.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.forbear.testing.ServiceRules;

/** The shell around the pure code: only parts that Spring manages know Spring, Kafka or SQL. */
@AnalyzeClasses(packages = "io.forbear.console", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests KEEPS_THE_RULES = ArchTests.in(ServiceRules.class);

    /** The command line measures Kafka too, without Spring. */
    @ArchTest
    static final ArchRule PURE_CODE_KNOWS_NO_FRAMEWORK =
            ServiceRules.pureCodeKnowsNoFramework(
                    "ConsoleApplication|RecordReader|ClusterReader|TopicReader|GroupReader|UnreadReader|Rewind|Answers"
                            + "|Outage|Cluster|Unanswered|ServiceOut|OutcomeUnknown|StreamEnd|Bearer|SessionCookie|StoryController");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_STARTS_NO_SPRING =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.forbear.console.command..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "reactor..");

    @ArchTest
    static final ArchRule KNOWS_NO_EVENT_AND_NO_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.forbear.events..",
                            "io.forbear.messaging..",
                            "io.forbear.account..",
                            "io.forbear.contact..",
                            "io.forbear.plan..",
                            "io.forbear.compliance..",
                            "io.forbear.gateway..");
}
