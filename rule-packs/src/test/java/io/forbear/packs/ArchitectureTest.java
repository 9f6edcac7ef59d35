package io.forbear.packs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.forbear.packs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule usesTheKernelThroughItsDoors =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.forbear.rules.frequency..",
                            "io.forbear.rules.hours..",
                            "io.forbear.rules.thirdparty..",
                            "io.forbear.rules.validation..",
                            "io.forbear.rules.plan..",
                            "io.forbear.rules.stop..");

    @ArchTest
    static final ArchRule keepsPackagesFreeOfCycles =
            slices().matching("io.forbear.packs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule readsFilesOnlyWhereFilesAreRead =
            classes()
                    .that()
                    .resideInAPackage("io.forbear.packs.vectors")
                    .and()
                    .haveSimpleNameNotEndingWith("Runner")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("java.nio.file..");
}
