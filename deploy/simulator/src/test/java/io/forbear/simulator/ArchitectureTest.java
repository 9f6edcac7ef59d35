package io.forbear.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.forbear.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.forbear.simulator.(*)..").should().beFreeOfCycles();

    /** It is the outside world: it may know the contracts, never how they are kept. */
    @ArchTest
    static final ArchRule knowsNothingOfTheInside =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "io.forbear.account..",
                            "io.forbear.contact..",
                            "io.forbear.plan..",
                            "io.forbear.compliance..",
                            "io.forbear.messaging..",
                            "io.forbear.rules..",
                            "io.forbear.packs..",
                            "io.forbear.service..");

    @ArchTest
    static final ArchRule onlyTheCommandKnowsTheCommandLine =
            noClasses()
                    .that(resideInAPackage("io.forbear.simulator.*"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheWireKnowsKafka =
            noClasses()
                    .that(resideInAPackage("io.forbear.simulator.*"))
                    .and()
                    .resideOutsideOfPackage("io.forbear.simulator.wire")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");
}
