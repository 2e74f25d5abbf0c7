@echo off
rem Starts Background Check on Windows; the script `bgcheck` beside this file does the same elsewhere.
rem A checkout is built once; after changes, run: mvn package
setlocal
set "BGCHECK_HOME=%~dp0"
set "BGCHECK_JAR=%BGCHECK_HOME%bgcheck.jar"
if not exist "%BGCHECK_JAR%" set "BGCHECK_JAR=%BGCHECK_HOME%lib\bgcheck.jar"
if not exist "%BGCHECK_JAR%" set "BGCHECK_JAR=%BGCHECK_HOME%target\bgcheck.jar"

set "BGCHECK_JAVA=java"
if defined JAVA_HOME set "BGCHECK_JAVA=%JAVA_HOME%\bin\java"
"%BGCHECK_JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo bgcheck: Java is missing: install a JDK 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 2
)

if not exist "%BGCHECK_JAR%" (
  if not exist "%BGCHECK_HOME%pom.xml" (
    echo bgcheck: bgcheck.jar is missing in %BGCHECK_HOME% 1>&2
    exit /b 2
  )
  where mvn >nul 2>&1
  if errorlevel 1 (
    echo bgcheck: Maven is missing: install Maven 3.8 or newer to build this checkout 1>&2
    exit /b 2
  )
  echo bgcheck: building from source ^(a minute^) ... 1>&2
  call mvn -B -q -f "%BGCHECK_HOME%pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2
  if errorlevel 1 (
    echo bgcheck: the build failed 1>&2
    exit /b 3
  )
)

rem Begins with room for most apps, unless somebody gives sizes: see the script bgcheck.
set "BGCHECK_HEAP=-Xms440m"
if defined BGCHECK_JAVA_OPTS set "BGCHECK_HEAP="
if defined JAVA_TOOL_OPTIONS set "BGCHECK_HEAP="
if defined JDK_JAVA_OPTIONS set "BGCHECK_HEAP="
if defined _JAVA_OPTIONS set "BGCHECK_HEAP="
set "BGCHECK_FLAGS=%BGCHECK_HEAP% -XX:+UseParallelGC -Xmn110m -XX:MaxTenuringThreshold=0 -XX:SurvivorRatio=100 -XX:TieredStopAtLevel=1"
rem A server lives long: see the script bgcheck.
if "%~1"=="lsp" set "BGCHECK_FLAGS=-XX:+UseParallelGC"
if "%~1"=="lsp" if defined BGCHECK_HEAP set "BGCHECK_FLAGS=-XX:+UseParallelGC -Xms800m -Xmn300m"
"%BGCHECK_JAVA%" %BGCHECK_FLAGS% -Xshare:auto -Xlog:disable %BGCHECK_JAVA_OPTS% -cp "%BGCHECK_JAR%" dev.bgcheck.app.Main %*
exit /b %ERRORLEVEL%
