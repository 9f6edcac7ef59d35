package io.forbear.compliance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.forbear.testing.ServiceRules;

@AnalyzeClasses(packages = "io.forbear.compliance", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] STREAM = {
        "io.forbear.compliance.intake..", "io.forbear.compliance.conduct.."
    };

    @ArchTest static final ArchTests KEEPS_THE_RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule STOPS_AVRO_AT_LISTENERS_PUBLISHERS_AND_THE_STREAM =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*(Listener|Publisher|Records)([$]\\d+)?")
                    .and()
                    .resideOutsideOfPackages(STREAM)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.forbear.events..");

    @ArchTest
    static final ArchRule KEEPS_SPRING_OUT_OF_FACTS_AND_THEIR_ENCODING =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.forbear.compliance.intake..", "io.forbear.compliance.casefile..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "reactor..");
}
