#include "importers/readers/detail/spellings.h"

#include <algorithm>
#include <unordered_set>

namespace weft {
namespace {

// Names and abbreviations whose capitals stand inside the word, by field. Without them "HarmonyOS
// Design" would be two cells. Companies, products, terms; each once, no order needed.
constexpr std::string_view kSpellings =
    // General abbreviations
    "ABS ACC AI API APIs ARPU ATM B2B B2C BBC BNPL CAD CAGR CEO CFO CTO COO CI CIA CLI CNN COVID "
    "CPI "
    "CRM CSS CSV DC DIY DNA DNS DRM EBITDA EMEA EPA EPS ESG ESPN ETA ETF ETFs EU EUR FAA FAQ FBI "
    "FCC "
    "FDA FDIC FEMA FTC GAAP GB GBP GDP GDPR GM GMT GPS HBO HIPAA HIV HR HSR HTML HTTP HTTPS HVAC "
    "IAEA "
    "IBM ID IEA IMF IP IPO IRS ISO ISP IT JSON JPEG KPI LED LLC LNG LPG MIT MSRP MVP NASA NATO NBA "
    "NBC NCAA NDA NFL NGO NHL NHS NHTSA NIH NSA NYSE OECD OEM OEMs OPEC OS PC PCs PDF PE PhD PHP "
    "POS "
    "PPP PR QA QR RFID ROE ROI RSS SAP SAS SCOTUS SDK SDKs SEC SEO SLA SLAs SMB SMBs SME SMEs SMS "
    "SQL "
    "SSO TAM TBA TBD TCO TCP TLS TNT TV TVs UAE UAW UBS UHD UI UK UN UNESCO UPS URL US USA USB USD "
    "UX "
    "VAT VC VCs VIP VPN WBD WHO WTO WWE XML YoY QoQ N/A n/a R&D M&A P&L Q&A AT&T S&P H&M B&B "
    // Computing, chips, machine learning
    "AMD AMOLED APU ARM ASIC ASICs AVX AWS ABF BERT BMS BSD CANN CDN CMOS CPU CPUs CUDA CXL DALL-E "
    "DDR4 DDR5 DDoS DPU DRAM DSP DUV EDA EUV FLOPS FPGA FPGAs FP8 FP16 FP4 BF16 FinFET FinFETs GAA "
    "GaN GPL LGPL AGPL GPT GPU GPUs GUI HBM HBM2 HBM2e HBM3 HBM3e HBM3E HBM4 HDD HDMI HDR HPC IDE "
    "IDEs IoT IPU JAX JIT JVM KV LAN LCD LLM LLMs LLaMA LTE LoRA LoRaWAN QLoRA ML MCP A2A MLX "
    "MLPerf MMLU MoE "
    "MRI MVCC NAND NFC NLP NPU NPUs NVMe NVIDIA NVLink NVSwitch InfiniBand NaN NoSQL NewSQL OCR "
    "OLAP "
    "OLED OLTP ONNX OTA OAuth OpenID PCIe QLED RAG GraphRAG RAM REST RISC-V RLHF RPC ROCm SaaS "
    "PaaS "
    "IaaS BaaS SDXL SIM eSIM SiC SLAM SLM SLMs SoC SoCs SOC SRAM SSD SSDs TFLOPS TOPS TPU TPUs "
    "TSMC "
    "TTS UWB VLM VLMs VM VMs VMware VR AR XR MR VRAM WAN WLAN WebGPU WebGL WebRTC WiFi Wi-Fi "
    "AlexNet AlphaFold AlphaGo AlphaZero AlphaEvolve AlphaGeometry AutoGPT AutoGen AutoML CatBoost "
    "ChatGPT ChatGLM CodeLlama CodeWhisperer CohereAI CoreML CoreWeave CrewAI CuDNN cuDNN DeepMind "
    "DeepSeek DeepSpeed DeepL DeepFace DreamBooth ElevenLabs FastAPI FlashAttention GenAI GitHub "
    "GitLab GitOps DevOps MLOps AIOps FinOps SecOps DevSecOps LLMOps GraphQL GraphCast GPT-4o "
    "GPT-4 "
    "GPT-5 HuggingFace IBMCloud ImageNet InstructGPT iFlytek iFLYTEK JetPack JetBrains JupyterLab "
    "LangChain LangGraph LangSmith LightGBM LlamaIndex LlamaGuard MLflow MATLAB LabVIEW MediaPipe "
    "MediaTek MiniMax MinIO MobileNet MongoDB MuZero MySQL MariaDB DynamoDB CockroachDB ScyllaDB "
    "InfluxDB TimescaleDB YugabyteDB ClickHouse DuckDB SingleStore PlanetScale PostgreSQL SQLite "
    "MotherDuck BigQuery BigTable NeMo NumPy SciPy OpenAI OpenAPI OpenBSD FreeBSD NetBSD OpenCL "
    "OpenCV OpenGL OpenRouter OpenShift OpenStack OpenSearch OpenTofu OpenTelemetry OpenVINO "
    "OneAPI "
    "oneAPI PaLM PyPI PyTorch RankBrain RedPajama ResNet RocksDB LevelDB SageMaker ScaleAI "
    "SenseTime SentencePiece StarCoder StackOverflow StableLM SuperPOD SuperPod TensorFlow "
    "TensorRT "
    "TinyML TorchServe TypeScript JavaScript CoffeeScript vLLM SGLang llama.cpp WebAssembly "
    "WizardLM XGBoost YouTube xAI xPU zkSync ZeRO DBUs DBU RibbonFET PowerVia MBCFET PowerPC "
    "CloudFront CloudFormation CloudFlare CloudWatch CrowdStrike SentinelOne HashiCorp HubSpot "
    "LogicMonitor DataDog DataRobot DataBricks NetApp NetSuite NowAssist NowLLM ServiceNow "
    "SharePoint "
    "SolarWinds SonarQube SuccessFactors SwiftUI UiPath VirtualBox WordPress WooCommerce WebSphere "
    "QuickBooks RingCentral RustDesk TeamViewer DocuSign DropBox LastPass OneDrive OneNote PowerBI "
    "PowerPoint PowerShell SalesLoft ZoomInfo AppDynamics AppSheet AppGallery AppLovin AppStore "
    "BeyondCorp BitBucket BitLocker BitTorrent CentOS ArcGIS AutoCAD SketchUp SolidWorks LaTeX "
    "JavaFX DirectX PlayReady DisplayPort ThunderBolt FireWire FaceTime FaceID TouchID AirDrop "
    "AirPlay AirPods AirTag CarPlay HomeKit HomePod iCloud iMac iMessage iOS iPad iPadOS iPhone "
    "iPod "
    "iTunes macOS MacBook MacOS tvOS visionOS watchOS HarmonyOS HyperOS ColorOS OxygenOS ChromeOS "
    "TikTok WeChat WhatsApp LinkedIn SnapChat SoundCloud ByteDance BlueSky ActivityPub MeWe "
    "LiveJournal "
    "OnePlus OnlyFans DoorDash GrubHub UberEats AirBnB TripAdvisor WeWork WeRide TaskRabbit PayPal "
    "eBay eToro GoDaddy GoFundMe GoPro OkCupid QuantumScape RealPage RedFin RetailMeNot "
    "SurveyMonkey "
    "ThinkPad ThinkCentre IdeaPad ZenBook VivoBook PlayStation GameCube GeForce DualSense "
    "StarCraft WarCraft MineCraft NetEase miHoYo HoYoverse aptX SteamOS SteamVR HoloLens PlayStore "
    "IonQ QuEra PsiQuantum QuTech qBraid PennyLane SandboxAQ BlackBerry TomTom ZigBee eMMC eSports "
    // Cars, energy, aviation, space
    "ADAS AWD FWD RWD 4WD BEV BEVs PHEV PHEVs HEV FCEV ICE EV EVs eVTOL VTOL SUV SUVs BYD BMW CATL "
    "LFP NCM NCA NMC LMFP LMR CCS NACS CHAdeMO GB/T V2G V2L V2H V2X BaaS FSD LiDAR XPeng NIO LG SK "
    "CdTe CIGS PERC TOPCon HJT PV PPA LCOE SMR SMRs BWRX-300 PWR BWR ITER HTS MSF RO MWh kWh GWh "
    "TWh "
    "kW MW GW NextEra SolarEdge SunPower SunRun ChargePoint EVgo QuantumScape FreeWire PowerWall "
    "MegaPack SuperCharger CyberTruck CyberCab RoboTaxi AutoPilot BlueCruise ProPILOT DriveWorks "
    "ConocoPhillips ExxonMobil TotalEnergies BP LNG SAF CO2 H2 NOx SOx ESS VPP A320neo A321neo "
    "A321XLR A350 777X MAX CFM LEAP GE9X ULA ESA ISRO JAXA CNSA ISS LEO MEO GEO SLS SpaceX "
    "RocketLab "
    "OneWeb CubeSat CubeSats SmallSat AeroVironment JetBlue EasyJet easyJet FlixBus FedEx MAGLEV "
    "TGV "
    // Medicine and biology
    "IIa IIb IIIa IIIb ADHD AIDS ALS BMI BRCA CAR-T CDC CDMO CGM CGMs COPD CPT CRISPR CRO CTLA-4 "
    "DTC ECG EEG EGFR "
    "EHR "
    "EHRs EMA GIP GLP-1 HbA1c HER2 HPV ICU IL-6 INR IV IVF LDL HDL mAb mAbs MHRA miRNA mRNA "
    "mRNA-1273 "
    "NASH MASH NSCLC NSAID NSAIDs OTC PCR PCSK9 PD-1 PD-L1 RNA RNAi RSV RSVpreF SARS siRNA sgRNA "
    "saRNA shRNA T1D T2D TNF VEGF aHUS AstraZeneca BioNTech BioMarin BeiGene GlaxoSmithKline GSK "
    "OxyContin MedTech BioTech HealthTech iRhythm UnitedHealth CareCloud PathAI DeepVariant "
    "FoundationOne GeneXpert HiSeq NovaSeq MiSeq MinION PromethION LabCorp CytoScape SomaScan "
    // Money
    "AED AUD BRL CAD CZK DKK HKD HUF INR JPY KRW MXN NOK NZD PLN SAR SEK SGD THB TRY TWD ZAR "
    "AML KYC APR APY AUM BTC ETH SOL XRP BNB DAO DAOs DEX CEX DeFi CeFi TradFi FinTech PropTech "
    "RegTech InsurTech WealthTech NFT NFTs PoS PoW PoH RWA RWAs TPS TVL USDC USDT USDB PYUSD RLUSD "
    "EURC CBDC CBDCs PBoC ECB BoE BoJ BoC FOMC SOFR LIBOR MiCA MiFID SEPA SWIFT UPI ACH FedNow "
    "RTGS BlackRock BlackStone JPMorgan MasterCard MoneyGram SoftBank SoFi GoCardless TransUnion "
    "FanDuel DraftKings CoinDesk CoinGecko CoinMarketCap MicroStrategy MetaMask MakerDAO OpenSea "
    "PancakeSwap SushiSwap UniSwap BitGo BitMEX BitPay BitFinex BlockFi xStocks e-CNY CapEx OpEx "
    // Sport, media, places and people
    "AC AFC ATP WTA FIFA FIFPro FA FC UEFA UCL MLB MLS NWSL PGA LIV UFC IOC VAR VARs ACL LaLiga "
    "SofaScore SkySports DirecTV PepsiCo McDonald McDonald's McKinsey McLaren McAfee MacArthur "
    "MacKenzie DeSantis DeVos LeBron LaMelo DeChambeau McIlroy McGregor McCartney HarperCollins "
    "RoboCop SpongeBob StarWars DreamWorks LucasArts LVMH L'Oréal IKEA AfD CDU CSU SPD FDP GOP DNC "
    "RNC DoD DoJ DoE DoT DHS HHS HUD FedRAMP CMMC NIST NERC FERC IEC IEEE ANSI W3C GCC GMO BRICS "
    "ASEAN AUKUS NAFTA USMCA CHIPS IRA EUDR CBAM CSRD REACH RoHS";

std::unordered_set<std::string_view> spellings() {
  std::unordered_set<std::string_view> words;
  for (std::size_t at = 0; at < kSpellings.size();) {
    const auto end = std::min(kSpellings.find(' ', at), kSpellings.size());
    words.insert(kSpellings.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool is_known_spelling(std::string_view word) {
  static const auto words = spellings();
  return words.contains(word);
}

}  // namespace weft
