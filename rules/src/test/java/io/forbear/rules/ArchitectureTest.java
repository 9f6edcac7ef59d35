package io.forbear.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.forbear.rules", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsNothingButTheJdk =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "io.forbear.rules..");

    @ArchTest
    static final ArchRule keepsPackagesFreeOfCycles =
            slices().matching("io.forbear.rules.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule keepsTheKernelFreeOfItsRuleTypes =
            noClasses()
                    .that()
                    .resideInAPackage("io.forbear.rules")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.forbear.rules.*..");

    @ArchTest
    static final ArchRule readsNoClock =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.time.Clock");
}
