package io.forbear.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.forbear.service", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.forbear.service.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_THE_TRADE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.forbear.events..", "io.forbear.topics..", "org.apache.kafka..");

    /** The services' decisions use it, which know no framework. */
    @ArchTest
    static final ArchRule KNOWS_PLACES_WITHOUT_FRAMEWORKS =
            classes()
                    .that()
                    .resideInAPackage("io.forbear.service.place")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.forbear.service.place", "java..", "org.jspecify..");
}
