package io.forbear.contact;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.forbear.testing.ServiceRules;

@AnalyzeClasses(packages = "io.forbear.contact", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "io.forbear.contact.besttime",
        "io.forbear.contact.channel",
        "io.forbear.contact.debtor",
        "io.forbear.contact.law",
        "io.forbear.contact.pacing",
        "io.forbear.contact.followup",
        "io.forbear.contact.aid",
        "io.forbear.contact.strategy",
        "io.forbear.contact.template",
        "io.forbear.contact.wording",
        "io.forbear.contact.proposal",
        "io.forbear.contact.yaml"
    };

    @ArchTest static final ArchTests KEEPS_THE_RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule DECIDES_WITHOUT_FRAMEWORKS =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "org.springframework..",
                                            "reactor..",
                                            "io.r2dbc..",
                                            "tools.jackson..",
                                            "org.apache.kafka..",
                                            "org.apache.avro..",
                                            "io.forbear.events..",
                                            "io.forbear.topics..",
                                            "io.forbear.service..")
                                    // is pure itself
                                    .and(not(resideInAPackage("io.forbear.service.place"))));

    @ArchTest
    static final ArchRule EVENTS_STOP_AT_THE_SHELL =
            ServiceRules.eventsStopAt(
                    "Listener|Publisher|Events|EventWords|Translation|FadingCopies");

    @ArchTest
    static final ArchRule READS_NO_CLOCK_IN_DECISIONS =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock");
}
