@echo off
rem Runs a command of mobius.cli.Main on the test class path, in the folder of the project, as bin/mobius does on other systems.
rem Relative paths among the arguments are relative to that folder.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "root=%%~fI"
if not exist "%root%\pom.xml" (
  echo %root%, to which %~f0 belongs, is not the folder of the load tests 1>&2
  exit /b 1
)
if /i not "%CD%"=="%root%" echo mobius works in %root% 1>&2
cd /d "%root%" || exit /b 1

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "class_path_file=target\class-path.txt"

if not exist "%class_path_file%" goto compile
powershell -NoProfile -NonInteractive -Command "$made = (Get-Item -LiteralPath '%class_path_file%').LastWriteTimeUtc; $newer = Get-ChildItem -Recurse -File -Path pom.xml, src, simulations, config, feeders | Where-Object { $_.LastWriteTimeUtc -gt $made } | Select-Object -First 1; exit [int]($null -ne $newer)"
if not errorlevel 1 goto run

:compile
echo Compiling ... 1>&2
call "%root%\mvnw.cmd" -B -q test-compile dependency:build-classpath "-Dmdep.outputFile=%class_path_file%" -Dmdep.includeScope=test 1>&2
if errorlevel 1 exit /b 1
copy /b "%class_path_file%"+,, "%class_path_file%" >nul

rem The class path is longer than a command line may be, so it goes through a file of arguments. Judging takes one thread and some
rem seconds, so the collector with the shortest start-up is best for it, and for no other command.
:run
set "collector="
if "%~1"=="judge" set "collector=-XX:+UseSerialGC"
if "%~1"=="merge" set "collector=-XX:+UseSerialGC"
powershell -NoProfile -NonInteractive -Command "$path = 'target/test-classes;target/classes;' + (Get-Content -Raw -LiteralPath '%class_path_file%').Trim(); [IO.File]::WriteAllText((Join-Path (Get-Location) 'target/class-path.arguments'), '-cp \"' + $path.Replace('\', '/') + '\"')"
if errorlevel 1 exit /b 1
"%java%" %collector% -Djdk.console=java.base @target\class-path.arguments mobius.cli.Main %*
exit /b %errorlevel%
