package io.forbear.documents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.forbear.documents", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule LAYS_OUT_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Pdf")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule FILLS_IN_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Template")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.samskivert..");

    @ArchTest
    static final ArchRule KNOWS_NEITHER_THE_CLOCK_NOR_A_FRAMEWORK =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "reactor..");
}
